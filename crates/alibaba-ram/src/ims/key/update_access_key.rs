//! `UpdateAccessKey`

use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::ims::Ims;
use crate::ims::field::KeyOwnerName;
use crate::ram::key::Status;
use crate::ram::view::Empty;

/// Makes an access key count or not, from the next call on.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct UpdateAccessKey {
    /// Identifier of the key.
    user_access_key_id: String,
    /// `Active` or `Inactive`.
    status: Status,
    /// Name of the user with the domain of the account; without it the keys are those of the caller.
    user_principal_name: Option<KeyOwnerName>,
}

impl Operation for UpdateAccessKey {
    const NAME: &'static str = "UpdateAccessKey";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[
        ("UserPrincipalName", "alice@1234567890123456.onaliyun.com"),
        ("UserAccessKeyId", "LTAI0123456789ABCDEFGHIJ"),
        ("Status", "Inactive"),
    ];
    type Service = Ims;
    type Input = Self;
    type Output = Empty;

    fn checks(input: &Self, caller: &Caller, _: &Call) -> Checks {
        super::checks(Self::NAME, caller, input.user_principal_name.as_ref())
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> iam::Result<Empty> {
        let owner = super::owner(cx, input.user_principal_name)?;
        let active = input.status == Status::Active;
        iam::key::set_active(cx.scope(), owner.as_ref(), &input.user_access_key_id, active)?;
        Ok(Empty {})
    }
}
