//! `CreateUser`

use alibaba_core::arn;
use iam::user::New;
use kernel::Tags;
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::page::One;
use crate::ram::Ram;
use crate::ram::field::{Comments, DisplayName, Email, MobilePhone, UserName, filled};
use crate::ram::view;

/// Creates a RAM user that may do nothing yet.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct CreateUser {
    /// Name of the user, unique in the account.
    user_name: UserName,
    /// Name to show to people, up to 128 characters.
    display_name: Option<DisplayName>,
    /// Phone number, such as `86-18600008888`.
    mobile_phone: Option<MobilePhone>,
    /// Mail address.
    email: Option<Email>,
    /// Free text, up to 128 characters.
    comments: Option<Comments>,
}

impl Operation for CreateUser {
    const NAME: &'static str = "CreateUser";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[("UserName", "alice"), ("DisplayName", "Alice")];
    type Service = Ram;
    type Input = Self;
    type Output = One<view::User>;

    fn checks(_: &Self, caller: &Caller, _: &Call) -> Checks {
        Checks::of("ram:CreateUser", arn::ram(caller.account(), "user/*"))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> iam::Result<One<view::User>> {
        let new = New {
            name: input.user_name.into(),
            display_name: filled(input.display_name),
            email: filled(input.email),
            mobile_phone: filled(input.mobile_phone),
            comments: filled(input.comments),
            tags: Tags::default(),
        };
        let user = iam::user::create(cx.scope(), new)?;
        Ok(One(view::User { update_date: None, ..user.into() }))
    }
}
