//! `GetAccessKeyPolicyForAccount`

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use wire::{Cx, Effect};

use crate::account::OfAccount;
use crate::ims::Ims;

/// Tells from which networks the account's access keys may be used.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct GetAccessKeyPolicyForAccount {}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    access_key_policy: String,
}

impl OfAccount for GetAccessKeyPolicyForAccount {
    const NAME: &'static str = "GetAccessKeyPolicyForAccount";
    const EFFECT: Effect = Effect::Read;
    type Service = Ims;
    type Input = Self;
    type Output = Output;

    fn handle(cx: &mut Cx<'_>, _: Self) -> iam::Result<Output> {
        let policy = iam::key_policy::of_account(cx.scope())?;
        Ok(Output { access_key_policy: policy.document })
    }
}
