//! `GetUser`

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::iam::Iam;
use crate::iam::errors::Error;
use crate::iam::field::UserName;
use crate::iam::view;
use crate::krn;

/// Returns one user.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct GetUser {
    /// Name of the user; the calling user when it is left out.
    user_name: Option<UserName>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    get_user_result: One,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct One {
    user: view::User<u8>,
}

impl Operation for GetUser {
    const NAME: &'static str = "GetUser";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[("UserName", "alice")];
    type Service = Iam;
    type Input = Self;
    type Output = Output;

    fn checks(input: &Self, caller: &Caller, _: &Call) -> Checks {
        Checks::of("iam:GetUser", krn::user(caller.account(), super::named(input.user_name.as_ref(), caller)))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Output, Error> {
        let name = super::wanted(cx.caller(), input.user_name)?;
        let user = iam::user::get(cx.scope(), &name)?;
        Ok(Output { get_user_result: One { user: view::User::alone(cx.caller().account(), user) } })
    }
}
