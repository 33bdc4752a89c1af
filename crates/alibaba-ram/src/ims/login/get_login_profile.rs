//! `GetLoginProfile`

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::Shown;
use crate::ims::field::UserPrincipalName;
use crate::ims::{Ims, checks};

/// Returns how a user signs in.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct GetLoginProfile {
    /// Name of the user with the domain of the account.
    user_principal_name: UserPrincipalName,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    login_profile: Shown,
}

impl Operation for GetLoginProfile {
    const NAME: &'static str = "GetLoginProfile";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("UserPrincipalName", "alice@1234567890123456.onaliyun.com")];
    type Service = Ims;
    type Input = Self;
    type Output = Output;

    fn checks(input: &Self, caller: &Caller, _: &Call) -> Checks {
        checks(Self::NAME, caller, &format!("user/{}", input.user_principal_name.user()))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> iam::Result<Output> {
        let user = input.user_principal_name.known(cx.scope())?;
        let profile = iam::login_profile::get(cx.scope(), &user)?;
        Ok(Output { login_profile: Shown::of(cx, &profile)? })
    }
}
