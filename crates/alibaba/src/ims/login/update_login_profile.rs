//! `UpdateLoginProfile`

use iam::login_profile::Change;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::Shown;
use crate::ims::field::UserPrincipalName;
use crate::ims::{Ims, checks};
use crate::ram::field::Secret;
use crate::ram::key::Status;

/// Changes how a user signs in.
#[derive(Debug)]
pub struct UpdateLoginProfile;

/// Parameters of `UpdateLoginProfile`; what is left out stays.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Input {
    /// Name of the user with the domain of the account.
    user_principal_name: UserPrincipalName,
    /// New password; it must follow the account's password policy.
    password: Option<Secret>,
    /// Whether the user must choose another at the next sign-in.
    password_reset_required: Option<bool>,
    /// Whether the user must bind an MFA device at the next sign-in.
    #[serde(rename = "MFABindRequired")]
    mfa_bind_required: Option<bool>,
    /// Whether the user may sign in with a password, `Active` or `Inactive`.
    status: Option<Status>,
}

/// Answer of `UpdateLoginProfile`.
#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    login_profile: Shown,
}

impl Operation for UpdateLoginProfile {
    const NAME: &'static str = "UpdateLoginProfile";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("UserPrincipalName", "alice@1234567890123456.onaliyun.com"), ("MFABindRequired", "true")];
    type Service = Ims;
    type Input = Input;
    type Output = Output;

    fn checks(input: &Input, caller: &Caller, _: &Call) -> Checks {
        checks(Self::NAME, caller, &format!("user/{}", input.user_principal_name.user()))
    }

    async fn handle(cx: &mut Cx<'_>, input: Input) -> iam::Result<Output> {
        let user = input.user_principal_name.known(cx.scope()).await?;
        let change = Change {
            password: input.password.map(|password| password.0),
            password_reset_required: input.password_reset_required,
            mfa_bind_required: input.mfa_bind_required,
            active: input.status.map(|status| status == Status::Active),
        };
        let profile = iam::login_profile::update(cx.scope(), &user, change).await?;
        Ok(Output { login_profile: Shown::of(cx, profile).await? })
    }
}
