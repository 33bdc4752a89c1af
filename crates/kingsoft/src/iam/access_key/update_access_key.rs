//! `UpdateAccessKey`

use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::iam::Iam;
use crate::iam::access_key::{holder, holder_krn};
use crate::iam::errors::Error;
use crate::iam::field::{AccessKeyId, UserName};
use crate::iam::view::Done;

/// Makes an access key active or inactive, from the next call on.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct UpdateAccessKey {
    /// User of the key; whoever calls when it is left out.
    user_name: Option<UserName>,
    /// The key.
    access_key_id: AccessKeyId,
    /// `Active` or `Inactive`.
    status: Status,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
enum Status {
    Active,
    Inactive,
}

impl Operation for UpdateAccessKey {
    const NAME: &'static str = "UpdateAccessKey";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("UserName", "alice"), ("AccessKeyId", "AKLTexample"), ("Status", "Inactive")];
    type Service = Iam;
    type Input = Self;
    type Output = Done;

    fn checks(input: &Self, caller: &Caller, _: &Call) -> Checks {
        Checks::of("iam:UpdateAccessKey", holder_krn(input.user_name.as_ref(), caller))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Done, Error> {
        let user = holder(cx.caller(), input.user_name)?;
        let active = input.status == Status::Active;
        iam::key::set_active(cx.scope(), user.as_ref(), &input.access_key_id.0, active)?;
        Ok(Done::YES)
    }
}
