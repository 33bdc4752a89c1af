//! `DeletePolicy`

use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::iam::Iam;
use crate::iam::errors::Error;
use crate::iam::field::PolicyKrn;
use crate::iam::view::Done;

/// Deletes a policy of the account that nobody has and that has no version beside the default one.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DeletePolicy {
    /// Resource name of the policy.
    policy_krn: PolicyKrn,
}

impl Operation for DeletePolicy {
    const NAME: &'static str = "DeletePolicy";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("PolicyKrn", "krn:ksc:iam::2000143391:policy/kec-reader")];
    type Service = Iam;
    type Input = Self;
    type Output = Done;

    fn checks(input: &Self, _: &Caller, _: &Call) -> Checks {
        Checks::of("iam:DeletePolicy", input.policy_krn.krn())
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Done, Error> {
        let name = input.policy_krn.own(cx.caller().account())?;
        iam::policy::delete(cx.scope(), &name, false)?;
        Ok(Done::YES)
    }
}
