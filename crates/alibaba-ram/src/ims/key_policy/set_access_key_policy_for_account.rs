//! `SetAccessKeyPolicyForAccount`

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use wire::{Cx, Effect};

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

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    access_key_policy: String,
}

impl OfAccount for SetAccessKeyPolicyForAccount {
    const NAME: &'static str = "SetAccessKeyPolicyForAccount";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("AccessKeyPolicy", r#"{"Version":1,"Status":"Inactive","Statements":[]}"#)];
    type Service = Ims;
    type Input = Self;
    type Output = Output;

    fn handle(cx: &mut Cx<'_>, input: Self) -> iam::Result<Output> {
        let policy = input.access_key_policy.0;
        iam::key_policy::set_of_account(cx.scope(), &policy)?;
        Ok(Output { access_key_policy: policy.document })
    }
}
