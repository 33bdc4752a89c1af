//! `CreateLoginProfile`

use iam::Name;
use iam::login_profile::New;
use iam::password::{Hashed, Password};
use schemars::JsonSchema;
use serde::Deserialize;
use wire::Cx;

use super::{LoginProfile, Output, SignIn};
use crate::ram::Ram;
use crate::ram::field::Secret;

/// Lets a user sign in with a password.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct CreateLoginProfile {
    /// Password; it must follow the account's password policy.
    password: Secret,
    /// Whether the user must choose another at the next sign-in; `false` by default.
    #[serde(default)]
    password_reset_required: bool,
    /// Whether the user must bind an MFA device at the next sign-in; `false` by default.
    #[serde(default, rename = "MFABindRequired")]
    mfa_bind_required: bool,
}

impl SignIn for CreateLoginProfile {
    const NAME: &'static str = "CreateLoginProfile";
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("UserName", "alice"), ("Password", "an-Example-0"), ("PasswordResetRequired", "true")];
    type Service = Ram;
    type Output = Output<LoginProfile>;

    fn password(&self) -> Option<&Password> {
        Some(&self.password.0)
    }

    fn apply(self, cx: &mut Cx<'_>, user: &Name, password: Option<Hashed>) -> iam::Result<Output<LoginProfile>> {
        let new = New {
            password,
            password_reset_required: self.password_reset_required,
            mfa_bind_required: self.mfa_bind_required,
            active: true,
        };
        let profile = iam::login_profile::create(cx.scope(), user, &new)?;
        Ok(Output { login_profile: profile.into() })
    }
}
