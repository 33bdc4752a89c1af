//! `CreateUser`

use iam::user::New;
use kernel::Tags;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::iam::Iam;
use crate::iam::errors::Error;
use crate::iam::field::{Email, Phone, RealName, Remark, UserName};
use crate::iam::view;
use crate::krn;

/// Creates a user that may do nothing yet.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct CreateUser {
    /// Name of the user, unique in the account.
    user_name: UserName,
    /// Real name.
    real_name: Option<RealName>,
    /// Phone number.
    phone: Option<Phone>,
    /// Mail address.
    email: Option<Email>,
    /// Free text.
    remark: Option<Remark>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    create_user_result: One,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct One {
    user: view::User<&'static str>,
}

impl Operation for CreateUser {
    const NAME: &'static str = "CreateUser";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("UserName", "alice"), ("RealName", "Alice"), ("Remark", "Runs the shop.")];
    type Service = Iam;
    type Input = Self;
    type Output = Output;

    fn checks(input: &Self, caller: &Caller, _: &Call) -> Checks {
        Checks::of("iam:CreateUser", krn::user(caller.account(), &input.user_name.0))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Output, Error> {
        let new = New {
            name: input.user_name.into(),
            display_name: input.real_name.map(|text| text.0),
            email: input.email.map(|text| text.0),
            mobile_phone: input.phone.map(|text| text.0),
            comments: input.remark.map(|text| text.0),
            tags: Tags::default(),
        };
        let user = iam::user::create(cx.scope(), new)?;
        Ok(Output { create_user_result: One { user: view::User::new(cx.caller().account(), user) } })
    }
}
