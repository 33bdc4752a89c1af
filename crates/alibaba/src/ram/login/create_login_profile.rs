//! `CreateLoginProfile`

use iam::login_profile::New;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::Shown;
use crate::arn;
use crate::ram::Ram;
use crate::ram::field::{Secret, UserName};

/// Lets a user sign in with a password.
#[derive(Debug)]
pub struct CreateLoginProfile;

/// Parameters of `CreateLoginProfile`.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Input {
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

/// Answer of `CreateLoginProfile`.
#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    login_profile: Shown,
}

impl Operation for CreateLoginProfile {
    const NAME: &'static str = "CreateLoginProfile";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("UserName", "alice"), ("Password", "an-Example-0"), ("PasswordResetRequired", "true")];
    type Service = Ram;
    type Input = Input;
    type Output = Output;

    fn checks(input: &Input, caller: &Caller, _: &Call) -> Checks {
        Checks::of("ram:CreateLoginProfile", arn::user(caller.account(), &input.user_name.0))
    }

    async fn handle(cx: &mut Cx<'_>, input: Input) -> iam::Result<Output> {
        let new = New {
            password: Some(input.password.0),
            password_reset_required: input.password_reset_required,
            mfa_bind_required: input.mfa_bind_required,
            active: true,
        };
        let profile = iam::login_profile::create(cx.scope(), &input.user_name.into(), new).await?;
        Ok(Output { login_profile: profile.into() })
    }
}
