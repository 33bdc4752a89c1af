//! `DeletePolicy`

use alibaba_core::arn;
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::ram::Ram;
use crate::ram::field::PolicyName;
use crate::ram::view::Empty;

/// Deletes a policy of the account that is attached to nobody.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DeletePolicy {
    /// Name of the policy.
    policy_name: PolicyName,
    /// Whether versions beside the default one go along; else they must be gone.
    #[serde(default)]
    cascading_delete: bool,
}

impl Operation for DeletePolicy {
    const NAME: &'static str = "DeletePolicy";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("PolicyName", "EcsReader"), ("CascadingDelete", "true")];
    type Service = Ram;
    type Input = Self;
    type Output = Empty;

    fn checks(input: &Self, caller: &Caller, _: &Call) -> Checks {
        Checks::of("ram:DeletePolicy", arn::policy(caller.account(), &input.policy_name.0))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> iam::Result<Empty> {
        iam::policy::delete(cx.scope(), &input.policy_name.into(), input.cascading_delete)?;
        Ok(Empty {})
    }
}
