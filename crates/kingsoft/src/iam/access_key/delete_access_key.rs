//! `DeleteAccessKey`

use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::iam::Iam;
use crate::iam::access_key::{holder, holder_krn};
use crate::iam::errors::Error;
use crate::iam::field::{AccessKeyId, UserName};
use crate::iam::view::Done;

/// Deletes an access key. Calls signed with it are refused from the next one on.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DeleteAccessKey {
    /// User of the key; whoever calls when it is left out.
    user_name: Option<UserName>,
    /// The key.
    access_key_id: AccessKeyId,
}

impl Operation for DeleteAccessKey {
    const NAME: &'static str = "DeleteAccessKey";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[("UserName", "alice"), ("AccessKeyId", "AKLTexample")];
    type Service = Iam;
    type Input = Self;
    type Output = Done;

    fn checks(input: &Self, caller: &Caller, _: &Call) -> Checks {
        Checks::of("iam:DeleteAccessKey", holder_krn(input.user_name.as_ref(), caller))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Done, Error> {
        let user = holder(cx.caller(), input.user_name)?;
        iam::key::delete(cx.scope(), user.as_ref(), &input.access_key_id.0)?;
        Ok(Done::YES)
    }
}
