//! `CreateLoginProfile`

use iam::login_profile::New;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::Shown;
use crate::ims::field::UserPrincipalName;
use crate::ims::{Ims, checks};
use crate::ram::field::Secret;
use crate::ram::key::Status;

/// Lets a user sign in with a password.
#[derive(Debug)]
pub struct CreateLoginProfile;

/// Parameters of `CreateLoginProfile`.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Input {
    /// Name of the user with the domain of the account.
    user_principal_name: UserPrincipalName,
    /// Password, which must follow the account's password policy; without one the user cannot sign in with any.
    password: Option<Secret>,
    /// Whether the user must choose another at the next sign-in; `false` by default.
    #[serde(default)]
    password_reset_required: bool,
    /// Whether the user must bind an MFA device at the next sign-in; `false` by default.
    #[serde(default, rename = "MFABindRequired")]
    mfa_bind_required: bool,
    /// Whether the user may sign in with a password, `Active` or `Inactive`; `Active` by default.
    status: Option<Status>,
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
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[
        ("UserPrincipalName", "alice@1234567890123456.onaliyun.com"),
        ("Password", "an-Example-0"),
        ("PasswordResetRequired", "true"),
    ];
    type Service = Ims;
    type Input = Input;
    type Output = Output;

    fn checks(input: &Input, caller: &Caller, _: &Call) -> Checks {
        checks(Self::NAME, caller, &format!("user/{}", input.user_principal_name.user()))
    }

    async fn handle(cx: &mut Cx<'_>, input: Input) -> iam::Result<Output> {
        let user = input.user_principal_name.known(cx.scope()).await?;
        let new = New {
            password: input.password.map(|password| password.0),
            password_reset_required: input.password_reset_required,
            mfa_bind_required: input.mfa_bind_required,
            active: input.status.is_none_or(|status| status == Status::Active),
        };
        let profile = iam::login_profile::create(cx.scope(), &user, new).await?;
        Ok(Output { login_profile: Shown::of(cx, profile).await? })
    }
}
