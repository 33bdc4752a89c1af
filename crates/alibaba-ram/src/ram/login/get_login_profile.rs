//! `GetLoginProfile`

use alibaba_core::arn;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::Shown;
use crate::ram::Ram;
use crate::ram::field::UserName;

/// Returns how a user signs in.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct GetLoginProfile {
    /// Name of the user.
    user_name: UserName,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    login_profile: Shown,
}

impl Operation for GetLoginProfile {
    const NAME: &'static str = "GetLoginProfile";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[("UserName", "alice")];
    type Service = Ram;
    type Input = Self;
    type Output = Output;

    fn checks(input: &Self, caller: &Caller, _: &Call) -> Checks {
        Checks::of("ram:GetLoginProfile", arn::user(caller.account(), &input.user_name.0))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> iam::Result<Output> {
        let profile = iam::login_profile::get(cx.scope(), &input.user_name.into())?;
        Ok(Output { login_profile: profile.into() })
    }
}
