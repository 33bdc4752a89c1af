//! `DeleteLoginProfile`

use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::ims::field::UserPrincipalName;
use crate::ims::{Ims, checks};
use crate::ram::view::Empty;

/// Lets a user sign in no more; its passwords are forgotten.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DeleteLoginProfile {
    /// Name of the user with the domain of the account.
    user_principal_name: UserPrincipalName,
}

impl Operation for DeleteLoginProfile {
    const NAME: &'static str = "DeleteLoginProfile";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("UserPrincipalName", "alice@1234567890123456.onaliyun.com")];
    type Service = Ims;
    type Input = Self;
    type Output = Empty;

    fn checks(input: &Self, caller: &Caller, _: &Call) -> Checks {
        checks(Self::NAME, caller, &format!("user/{}", input.user_principal_name.user()))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> iam::Result<Empty> {
        let user = input.user_principal_name.known(cx.scope())?;
        iam::login_profile::delete(cx.scope(), &user)?;
        Ok(Empty {})
    }
}
