//! `GetUser`

use alibaba_core::arn;
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::page::One;
use crate::ram::Ram;
use crate::ram::field::UserName;
use crate::ram::view;

/// Returns one user.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct GetUser {
    /// Name of the user.
    user_name: UserName,
}

impl Operation for GetUser {
    const NAME: &'static str = "GetUser";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[("UserName", "alice")];
    type Service = Ram;
    type Input = Self;
    type Output = One<view::User>;

    fn checks(input: &Self, caller: &Caller, _: &Call) -> Checks {
        Checks::of("ram:GetUser", arn::user(caller.account(), &input.user_name.0))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> iam::Result<One<view::User>> {
        let user = iam::user::get(cx.scope(), &input.user_name.into())?;
        let last_login_date = user.last_login_at.map(kernel::time::seconds);
        Ok(One(view::User { last_login_date, ..user.into() }))
    }
}
