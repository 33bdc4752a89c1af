//! `UpdateAccessKey`

use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::ram::Ram;
use crate::ram::key::{KeyOwner, Status};
use crate::ram::view::Empty;

/// Makes an access key count or not, from the next call on.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct UpdateAccessKey {
    /// Identifier of the key.
    user_access_key_id: String,
    /// `Active` or `Inactive`.
    status: Status,
    /// Name of the user; without it the keys are those of the caller.
    user_name: Option<KeyOwner>,
}

impl Operation for UpdateAccessKey {
    const NAME: &'static str = "UpdateAccessKey";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("UserName", "alice"), ("UserAccessKeyId", "LTAI0123456789ABCDEFGHIJ"), ("Status", "Inactive")];
    type Service = Ram;
    type Input = Self;
    type Output = Empty;

    fn checks(input: &Self, caller: &Caller, _: &Call) -> Checks {
        super::check("ram:UpdateAccessKey", caller, input.user_name.as_ref())
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> iam::Result<Empty> {
        let owner = super::owner(cx.caller(), input.user_name.as_ref())?;
        let active = input.status == Status::Active;
        iam::key::set_active(cx.scope(), owner.as_ref(), &input.user_access_key_id, active)?;
        Ok(Empty {})
    }
}
