//! `DeleteAccessKey`

use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::ram::Ram;
use crate::ram::key::KeyOwner;
use crate::ram::view::Empty;

/// Deletes an access key; calls signed with it are refused from the next one on.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DeleteAccessKey {
    /// Identifier of the key.
    user_access_key_id: String,
    /// Name of the user; without it the keys are those of the caller.
    user_name: Option<KeyOwner>,
}

impl Operation for DeleteAccessKey {
    const NAME: &'static str = "DeleteAccessKey";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("UserName", "alice"), ("UserAccessKeyId", "LTAI0123456789ABCDEFGHIJ")];
    type Service = Ram;
    type Input = Self;
    type Output = Empty;

    fn checks(input: &Self, caller: &Caller, _: &Call) -> Checks {
        super::check("ram:DeleteAccessKey", caller, input.user_name.as_ref())
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> iam::Result<Empty> {
        let owner = super::owner(cx.caller(), input.user_name.as_ref())?;
        iam::key::delete(cx.scope(), owner.as_ref(), &input.user_access_key_id)?;
        Ok(Empty {})
    }
}
