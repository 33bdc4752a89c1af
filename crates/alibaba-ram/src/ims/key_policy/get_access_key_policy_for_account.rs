//! `GetAccessKeyPolicyForAccount`

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::ims::{Ims, checks};

/// Tells from which networks the account's access keys may be used.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct GetAccessKeyPolicyForAccount {}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    access_key_policy: String,
}

impl Operation for GetAccessKeyPolicyForAccount {
    const NAME: &'static str = "GetAccessKeyPolicyForAccount";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[];
    type Service = Ims;
    type Input = Self;
    type Output = Output;

    fn checks(_: &Self, caller: &Caller, _: &Call) -> Checks {
        checks(Self::NAME, caller, "*")
    }

    fn handle(cx: &mut Cx<'_>, _: Self) -> iam::Result<Output> {
        let policy = iam::key_policy::of_account(cx.scope())?;
        Ok(Output { access_key_policy: policy.document })
    }
}
