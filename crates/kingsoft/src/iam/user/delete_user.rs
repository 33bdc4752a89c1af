//! `DeleteUser`

use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::iam::Iam;
use crate::iam::errors::Error;
use crate::iam::field::UserName;
use crate::iam::view::Counted;
use crate::krn;

/// Deletes a user that is in no group, has no access key and no policy.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DeleteUser {
    /// Name of the user.
    user_name: UserName,
}

impl Operation for DeleteUser {
    const NAME: &'static str = "DeleteUser";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[("UserName", "alice")];
    type Service = Iam;
    type Input = Self;
    type Output = Counted;

    fn checks(input: &Self, caller: &Caller, _: &Call) -> Checks {
        Checks::of("iam:DeleteUser", krn::user(caller.account(), &input.user_name.0))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Counted, Error> {
        iam::user::delete(cx.scope(), &input.user_name.into())?;
        Ok(Counted::ONE)
    }
}
