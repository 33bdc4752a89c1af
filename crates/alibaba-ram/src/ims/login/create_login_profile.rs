//! `CreateLoginProfile`

use iam::login_profile::New;
use iam::password::Hashed;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::Fault;
use sts::Caller;
use wire::{Before, Call, Checks, Cx, Effect, Staged};

use super::Shown;
use crate::ims::field::UserPrincipalName;
use crate::ims::{Ims, checks};
use crate::ram::field::Secret;
use crate::ram::key::Status;
use crate::ram::password;

/// Lets a user sign in with a password.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct CreateLoginProfile {
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

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    login_profile: Shown,
}

impl Staged for CreateLoginProfile {
    const NAME: &'static str = "CreateLoginProfile";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[
        ("UserPrincipalName", "alice@1234567890123456.onaliyun.com"),
        ("Password", "an-Example-0"),
        ("PasswordResetRequired", "true"),
    ];
    type Service = Ims;
    type Input = Self;
    type Prepared = Option<Hashed>;
    type Loaded = Option<Hashed>;
    type Output = Output;

    async fn prepare(before: &Before<'_>, input: &Self) -> iam::Result<Option<Hashed>> {
        password::hashed(before, input.password.as_ref()).await
    }

    fn load(_: &mut Cx<'_>, _: &Self, password: Option<Hashed>) -> Result<Option<Hashed>, Fault> {
        Ok(password)
    }

    fn checks(input: &Self, _: &Option<Hashed>, caller: &Caller, _: &Call) -> Checks {
        checks(Self::NAME, caller, &format!("user/{}", input.user_principal_name.user()))
    }

    fn handle(cx: &mut Cx<'_>, input: Self, password: Option<Hashed>) -> iam::Result<Output> {
        let user = input.user_principal_name.known(cx.scope())?;
        let new = New {
            password,
            password_reset_required: input.password_reset_required,
            mfa_bind_required: input.mfa_bind_required,
            active: input.status.is_none_or(|status| status == Status::Active),
        };
        let profile = iam::login_profile::create(cx.scope(), &user, &new)?;
        Ok(Output { login_profile: Shown::of(cx, &profile)? })
    }
}
