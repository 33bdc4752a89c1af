//! `UpdateUser`

use alibaba_core::arn;
use iam::user::Change;
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::page::One;
use crate::ram::Ram;
use crate::ram::field::{Comments, DisplayName, Email, MobilePhone, UserName};
use crate::ram::view;

/// Changes a user; keys, groups and policies stay with a renamed one.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct UpdateUser {
    /// Name of the user.
    user_name: UserName,
    /// New name.
    new_user_name: Option<UserName>,
    /// New name to show to people; an empty one removes it.
    new_display_name: Option<DisplayName>,
    /// New phone number; an empty one removes it.
    new_mobile_phone: Option<MobilePhone>,
    /// New mail address; an empty one removes it.
    new_email: Option<Email>,
    /// New free text; an empty one removes it.
    new_comments: Option<Comments>,
}

impl Operation for UpdateUser {
    const NAME: &'static str = "UpdateUser";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[("UserName", "alice"), ("NewDisplayName", "Alice")];
    type Service = Ram;
    type Input = Self;
    type Output = One<view::User>;

    fn checks(input: &Self, caller: &Caller, _: &Call) -> Checks {
        Checks::of("ram:UpdateUser", arn::user(caller.account(), &input.user_name.0))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> iam::Result<One<view::User>> {
        let change = Change {
            name: input.new_user_name.map(Into::into),
            display_name: input.new_display_name.map(Into::into),
            email: input.new_email.map(Into::into),
            mobile_phone: input.new_mobile_phone.map(Into::into),
            comments: input.new_comments.map(Into::into),
        };
        let user = iam::user::update(cx.scope(), &input.user_name.into(), change)?;
        Ok(One(user.into()))
    }
}
