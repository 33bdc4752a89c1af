//! `DeleteAccessKey`

use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::ims::Ims;
use crate::ims::field::KeyOwnerName;
use crate::ram::view::Empty;

/// Deletes an access key for good; calls signed with it are refused from the next one on.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DeleteAccessKey {
    /// Identifier of the key.
    user_access_key_id: String,
    /// Name of the user with the domain of the account; without it the keys are those of the caller.
    user_principal_name: Option<KeyOwnerName>,
}

impl Operation for DeleteAccessKey {
    const NAME: &'static str = "DeleteAccessKey";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[
        ("UserPrincipalName", "alice@1234567890123456.onaliyun.com"),
        ("UserAccessKeyId", "LTAI0123456789ABCDEFGHIJ"),
    ];
    type Service = Ims;
    type Input = Self;
    type Output = Empty;

    fn checks(input: &Self, caller: &Caller, _: &Call) -> Checks {
        super::checks(Self::NAME, caller, input.user_principal_name.as_ref())
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> iam::Result<Empty> {
        let owner = super::owner(cx, input.user_principal_name)?;
        iam::key::delete(cx.scope(), owner.as_ref(), &input.user_access_key_id)?;
        Ok(Empty {})
    }
}
