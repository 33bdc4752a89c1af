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
#[derive(Debug)]
pub struct GetPolicy;

/// Parameters of `GetPolicy`.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Input {
    /// Resource name of the policy.
    policy_krn: PolicyKrn,
}

/// Answer of `GetPolicy`.
#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    get_policy_result: One,
}

#[derive(Debug, Serialize)]
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
    type Input = Input;
    type Output = Output;

    fn checks(input: &Input, _: &Caller, _: &Call) -> Checks {
        Checks::of("iam:GetPolicy", input.policy_krn.krn())
    }

    fn handle(cx: &mut Cx<'_>, input: Input) -> Result<Output, Error> {
        let account = cx.caller().account();
        let (owner, name) = input.policy_krn.find(account)?;
        let policy = iam::policy::get(cx.scope(), owner, &name)?;
        let attached = iam::attachment::count(cx.scope(), &policy)?;
        Ok(Output { get_policy_result: One { policy: view::Policy::new(account, policy, attached) } })
    }
}
