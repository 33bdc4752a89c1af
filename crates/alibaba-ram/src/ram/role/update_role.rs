//! `UpdateRole`

use std::marker::PhantomData;

use alibaba_core::arn;
use iam::role::Change;
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::page::One;
use crate::ram::field::{Description, MaxSession, PolicyDocument, RoleName};
use crate::ram::{Family, Ram, view};

/// `UpdateRole`; RAM and Resource Management have it.
#[derive(Debug)]
pub struct UpdateRole<S = Ram>(PhantomData<S>);

/// Changes a role's trust policy, description, longest session or console login.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Input {
    /// Name of the role.
    role_name: RoleName,
    /// New trust policy.
    new_assume_role_policy_document: Option<PolicyDocument>,
    /// New description; an empty one removes it.
    new_description: Option<Description>,
    /// New longest session in seconds, 3,600 to 43,200.
    new_max_session_duration: Option<MaxSession>,
    /// Whether people may switch to the role in the console from now on.
    new_allow_console_login: Option<bool>,
}

impl<S: Family> Operation for UpdateRole<S> {
    const NAME: &'static str = "UpdateRole";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("RoleName", "MyApplicationRole"), ("NewMaxSessionDuration", "7200")];
    type Service = S;
    type Input = Input;
    type Output = One<view::Role>;

    fn checks(input: &Input, caller: &Caller, _: &Call) -> Checks {
        Checks::of("ram:UpdateRole", arn::role(caller.account(), &input.role_name.0))
    }

    fn handle(cx: &mut Cx<'_>, input: Input) -> iam::Result<One<view::Role>> {
        let change = Change {
            trust: input.new_assume_role_policy_document.map(|text| text.0),
            description: input.new_description.map(|text| text.0),
            max_session: input.new_max_session_duration.map(|seconds| seconds.0),
            console_login: input.new_allow_console_login,
        };
        let role = iam::role::update(cx.scope(), &input.role_name.into(), change)?;
        Ok(One(view::Role::changed::<S>(cx, role)?))
    }
}
