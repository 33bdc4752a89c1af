//! `SetAccessKeyPolicyForAccount`

use schemars::JsonSchema;
use serde::Deserialize;
use wire::{Cx, Effect};

use super::OfWholeAccount;
use crate::account::OfAccount;
use crate::ims::Ims;
use crate::ims::field::KeyPolicyDocument;

/// Says from which networks the account's access keys may be used that have no active policy of their own.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct SetAccessKeyPolicyForAccount {
    /// The networks, as JSON.
    access_key_policy: KeyPolicyDocument,
}

impl OfAccount for SetAccessKeyPolicyForAccount {
    const NAME: &'static str = "SetAccessKeyPolicyForAccount";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("AccessKeyPolicy", r#"{"Version":1,"Status":"Inactive","Statements":[]}"#)];
    type Service = Ims;
    type Input = Self;
    type Output = OfWholeAccount;

    fn handle(cx: &mut Cx<'_>, input: Self) -> iam::Result<OfWholeAccount> {
        let policy = input.access_key_policy.0;
        iam::key_policy::set_of_account(cx.scope(), &policy)?;
        Ok(OfWholeAccount { access_key_policy: policy.document })
    }
}
