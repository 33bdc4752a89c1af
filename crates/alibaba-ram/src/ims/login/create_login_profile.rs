//! `CreateLoginProfile`

use iam::Name;
use iam::login_profile::New;
use iam::password::{Hashed, Password};
use schemars::JsonSchema;
use serde::Deserialize;
use wire::Cx;

use super::LoginProfile;
use crate::ims::Ims;
use crate::ram::field::Secret;
use crate::ram::identities::Identities;
use crate::ram::key::Status;
use crate::ram::login::{Output, SignIn};

/// Lets a user sign in with a password.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct CreateLoginProfile {
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

impl SignIn for CreateLoginProfile {
    const NAME: &'static str = "CreateLoginProfile";
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[
        ("UserPrincipalName", "alice@1234567890123456.onaliyun.com"),
        ("Password", "an-Example-0"),
        ("PasswordResetRequired", "true"),
    ];
    type Service = Ims;
    type Output = Output<LoginProfile>;

    fn password(&self) -> Option<&Password> {
        self.password.as_ref().map(|secret| &secret.0)
    }

    fn apply(self, cx: &mut Cx<'_>, user: &Name, password: Option<Hashed>) -> iam::Result<Output<LoginProfile>> {
        let new = New {
            password,
            password_reset_required: self.password_reset_required,
            mfa_bind_required: self.mfa_bind_required,
            active: self.status.is_none_or(|status| status == Status::Active),
        };
        let profile = iam::login_profile::create(cx.scope(), user, &new)?;
        Ok(Output { login_profile: Ims::login_profile(cx, profile)? })
    }
}
