//! `GetAccessKeyPolicyForAccount`

use schemars::JsonSchema;
use serde::Deserialize;
use wire::{Cx, Effect};

use super::OfWholeAccount;
use crate::account::OfAccount;
use crate::ims::Ims;

/// Tells from which networks the account's access keys may be used.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct GetAccessKeyPolicyForAccount {}

impl OfAccount for GetAccessKeyPolicyForAccount {
    const NAME: &'static str = "GetAccessKeyPolicyForAccount";
    const EFFECT: Effect = Effect::Read;
    type Service = Ims;
    type Input = Self;
    type Output = OfWholeAccount;

    fn handle(cx: &mut Cx<'_>, _: Self) -> iam::Result<OfWholeAccount> {
        let policy = iam::key_policy::of_account(cx.scope())?;
        Ok(OfWholeAccount { access_key_policy: policy.document })
    }
}
