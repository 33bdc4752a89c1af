//! `CreateUser`

use iam::user::New;
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::ims::field::{DisplayName, UserPrincipalName};
use crate::ims::{Ims, check, view};
use crate::page::One;
use crate::ram::field::{Comments, Email, MobilePhone, TagList, filled};

/// Creates a user that may do nothing yet.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct CreateUser {
    /// Name of the user with the domain of the account.
    user_principal_name: UserPrincipalName,
    /// Name to show to people, 1 to 24 characters.
    display_name: DisplayName,
    /// Phone number, such as `86-18600008888`.
    mobile_phone: Option<MobilePhone>,
    /// Mail address.
    email: Option<Email>,
    /// Free text, up to 128 characters.
    comments: Option<Comments>,
    /// Tags of the user, up to 20.
    #[serde(default)]
    tag: TagList,
}

impl Operation for CreateUser {
    const NAME: &'static str = "CreateUser";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("UserPrincipalName", "alice@1234567890123456.onaliyun.com"), ("DisplayName", "Alice")];
    type Service = Ims;
    type Input = Self;
    type Output = One<view::User>;

    fn checks(input: &Self, caller: &Caller, _: &Call) -> Checks {
        Checks::only(input.tag.facts_of(check(Self::NAME, caller, "user/*")))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> iam::Result<One<view::User>> {
        let new = New {
            name: input.user_principal_name.free(cx.scope())?,
            display_name: Some(input.display_name.0),
            email: filled(input.email),
            mobile_phone: filled(input.mobile_phone),
            comments: filled(input.comments),
            tags: input.tag.into(),
        };
        let user = iam::user::create(cx.scope(), new)?;
        Ok(One(view::User::tagged(cx, user)?))
    }
}
