//! `CreateLoginProfile`

use alibaba_core::arn;
use iam::login_profile::New;
use iam::password::Hashed;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::Fault;
use sts::Caller;
use wire::{Before, Call, Checks, Cx, Effect, Staged};

use super::Shown;
use crate::ram::Ram;
use crate::ram::field::{Secret, UserName};
use crate::ram::password;

/// Lets a user sign in with a password.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct CreateLoginProfile {
    /// Name of the user.
    user_name: UserName,
    /// Password; it must follow the account's password policy.
    password: Secret,
    /// Whether the user must choose another at the next sign-in; `false` by default.
    #[serde(default)]
    password_reset_required: bool,
    /// Whether the user must bind an MFA device at the next sign-in; `false` by default.
    #[serde(default, rename = "MFABindRequired")]
    mfa_bind_required: bool,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    login_profile: Shown,
}

impl Staged for CreateLoginProfile {
    const NAME: &'static str = "CreateLoginProfile";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("UserName", "alice"), ("Password", "an-Example-0"), ("PasswordResetRequired", "true")];
    type Service = Ram;
    type Input = Self;
    type Prepared = Option<Hashed>;
    type Loaded = Option<Hashed>;
    type Output = Output;

    async fn prepare(before: &Before<'_>, input: &Self) -> iam::Result<Option<Hashed>> {
        password::hashed(before, Some(&input.password)).await
    }

    fn load(_: &mut Cx<'_>, _: &Self, password: Option<Hashed>) -> Result<Option<Hashed>, Fault> {
        Ok(password)
    }

    fn checks(input: &Self, _: &Option<Hashed>, caller: &Caller, _: &Call) -> Checks {
        Checks::of("ram:CreateLoginProfile", arn::user(caller.account(), &input.user_name.0))
    }

    fn handle(cx: &mut Cx<'_>, input: Self, password: Option<Hashed>) -> iam::Result<Output> {
        let new = New {
            password,
            password_reset_required: input.password_reset_required,
            mfa_bind_required: input.mfa_bind_required,
            active: true,
        };
        let profile = iam::login_profile::create(cx.scope(), &input.user_name.into(), &new)?;
        Ok(Output { login_profile: profile.into() })
    }
}
