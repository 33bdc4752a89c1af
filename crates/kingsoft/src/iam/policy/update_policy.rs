//! `UpdatePolicy`

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::iam::Iam;
use crate::iam::errors::Error;
use crate::iam::field::{Description, PolicyKrn};

/// Changes the description of a policy.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct UpdatePolicy {
    /// Resource name of the policy.
    policy_krn: PolicyKrn,
    /// New description, up to 1,000 characters.
    new_description: Description,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    update_policy_result: Told,
}

/// The vendor says only that it was done.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct Told {
    policy: bool,
}

impl Operation for UpdatePolicy {
    const NAME: &'static str = "UpdatePolicy";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[
        ("PolicyKrn", "krn:ksc:iam::2000143391:policy/kec-reader"),
        ("NewDescription", "May look at every instance."),
    ];
    type Service = Iam;
    type Input = Self;
    type Output = Output;

    fn checks(input: &Self, _: &Caller, _: &Call) -> Checks {
        Checks::of("iam:UpdatePolicy", input.policy_krn.krn())
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Output, Error> {
        let name = input.policy_krn.own(cx.caller().account())?;
        iam::policy::describe(cx.scope(), &name, input.new_description.0)?;
        Ok(Output { update_policy_result: Told { policy: true } })
    }
}
