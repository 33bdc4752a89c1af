//! `GetPolicy`

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::iam::Iam;
use crate::iam::errors::Error;
use crate::iam::field::PolicyKrn;
use crate::iam::view;

/// Returns one policy, without its document.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct GetPolicy {
    /// Resource name of the policy.
    policy_krn: PolicyKrn,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    get_policy_result: One,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct One {
    policy: view::Policy<i64>,
}

impl Operation for GetPolicy {
    const NAME: &'static str = "GetPolicy";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("PolicyKrn", "krn:ksc:iam::2000143391:policy/kec-reader")];
    type Service = Iam;
    type Input = Self;
    type Output = Output;

    fn checks(input: &Self, _: &Caller, _: &Call) -> Checks {
        Checks::of("iam:GetPolicy", input.policy_krn.krn())
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Output, Error> {
        let account = cx.caller().account();
        let (owner, name) = input.policy_krn.find(account)?;
        let policy = iam::policy::get(cx.scope(), owner, &name)?;
        let attached = iam::attachment::count(cx.scope(), &policy)?;
        Ok(Output { get_policy_result: One { policy: view::Policy::new(account, policy, attached) } })
    }
}
