//! `GetAccessKeyPolicyForAccount`

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::ims::{Ims, checks};

/// Tells from which networks the account's access keys may be used.
#[derive(Debug)]
pub struct GetAccessKeyPolicyForAccount;

/// Parameters of `GetAccessKeyPolicyForAccount`: none.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Input {}

/// Answer of `GetAccessKeyPolicyForAccount`.
#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    access_key_policy: String,
}

impl Operation for GetAccessKeyPolicyForAccount {
    const NAME: &'static str = "GetAccessKeyPolicyForAccount";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[];
    type Service = Ims;
    type Input = Input;
    type Output = Output;

    fn checks(_: &Input, caller: &Caller, _: &Call) -> Checks {
        checks(Self::NAME, caller, "*")
    }

    fn handle(cx: &mut Cx<'_>, _: Input) -> iam::Result<Output> {
        let policy = iam::key_policy::of_account(cx.scope())?;
        Ok(Output { access_key_policy: policy.document })
    }
}
