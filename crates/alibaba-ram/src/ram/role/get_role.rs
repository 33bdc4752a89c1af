//! `GetRole`

use std::marker::PhantomData;

use alibaba_core::arn;
use alibaba_core::principal_name::Domain;
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::page::One;
use crate::ram::field::RoleName;
use crate::ram::{Family, Ram, view};

/// `GetRole`; RAM and Resource Management have it.
#[derive(Debug)]
pub struct GetRole<S = Ram>(PhantomData<S>);

/// Returns one role with its trust policy.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Input {
    /// Name of the role.
    role_name: RoleName,
}

impl<S: Family> Operation for GetRole<S> {
    const NAME: &'static str = "GetRole";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[("RoleName", "MyApplicationRole")];
    type Service = S;
    type Input = Input;
    type Output = One<view::Role>;

    fn checks(input: &Input, caller: &Caller, _: &Call) -> Checks {
        Checks::of("ram:GetRole", arn::role(caller.account(), &input.role_name.0))
    }

    fn handle(cx: &mut Cx<'_>, input: Input) -> iam::Result<One<view::Role>> {
        let role = iam::role::get(cx.scope(), &input.role_name.into())?;
        let domain = Domain::of_account(cx.scope())?;
        Ok(One(view::Role::whole::<S>(cx, &domain, role)?))
    }
}
