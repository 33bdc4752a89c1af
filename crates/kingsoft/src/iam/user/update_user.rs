//! `UpdateUser`

use iam::user::Change;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::Check;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::iam::Iam;
use crate::iam::errors::Error;
use crate::iam::field::{Email, Phone, RealName, Remark, UserName};
use crate::iam::view;
use crate::krn;

/// Changes a user. Its keys, groups and policies stay when its name changes.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct UpdateUser {
    /// Name of the user.
    user_name: UserName,
    /// New name.
    new_user_name: Option<UserName>,
    /// New real name.
    new_real_name: Option<RealName>,
    /// New mail address.
    new_email: Option<Email>,
    /// New phone number.
    new_phone: Option<Phone>,
    /// New free text.
    new_remark: Option<Remark>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    update_user_result: One,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct One {
    user: view::User<&'static str>,
}

impl Operation for UpdateUser {
    const NAME: &'static str = "UpdateUser";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[("UserName", "alice"), ("NewRealName", "Alice B.")];
    type Service = Iam;
    type Input = Self;
    type Output = Output;

    fn checks(input: &Self, caller: &Caller, _: &Call) -> Checks {
        Checks::of("iam:UpdateUser", krn::user(caller.account(), &input.user_name.0))
            .and_if(input.new_user_name.as_ref(), |name| {
                Check::new("iam:UpdateUser", krn::user(caller.account(), &name.0))
            })
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Output, Error> {
        let change = Change {
            name: input.new_user_name.map(Into::into),
            display_name: input.new_real_name.map(|text| text.0),
            email: input.new_email.map(|text| text.0),
            mobile_phone: input.new_phone.map(|text| text.0),
            comments: input.new_remark.map(|text| text.0),
        };
        let user = iam::user::update(cx.scope(), &input.user_name.into(), change)?;
        Ok(Output { update_user_result: One { user: view::User::new(cx.caller().account(), user) } })
    }
}
