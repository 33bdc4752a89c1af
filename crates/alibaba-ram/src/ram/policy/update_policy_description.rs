//! `UpdatePolicyDescription`

use alibaba_core::arn;
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::page::One;
use crate::ram::Ram;
use crate::ram::field::{Description, PolicyName};
use crate::ram::view;

/// Describes a policy of the account anew.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct UpdatePolicyDescription {
    /// Name of the policy.
    policy_name: PolicyName,
    /// New description, up to 1,024 characters.
    new_description: Description,
}

impl Operation for UpdatePolicyDescription {
    const NAME: &'static str = "UpdatePolicyDescription";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("PolicyName", "EcsReader"), ("NewDescription", "Reads what ECS has")];
    type Service = Ram;
    type Input = Self;
    type Output = One<view::Policy>;

    fn checks(input: &Self, caller: &Caller, _: &Call) -> Checks {
        Checks::of("ram:UpdatePolicyDescription", arn::policy(caller.account(), &input.policy_name.0))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> iam::Result<One<view::Policy>> {
        let policy = iam::policy::describe(cx.scope(), &input.policy_name.into(), input.new_description.into())?;
        Ok(One(policy.into()))
    }
}
