//! `UpdateLoginProfile`

use iam::Name;
use iam::login_profile::Change;
use iam::password::{Hashed, Password};
use schemars::JsonSchema;
use serde::Deserialize;
use wire::Cx;

use super::SignIn;
use crate::ram::Ram;
use crate::ram::field::Secret;
use crate::ram::view::Empty;

/// Changes how a user signs in.
///
/// What is left out stays.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct UpdateLoginProfile {
    /// New password; it must follow the account's password policy.
    password: Option<Secret>,
    /// Whether the user must choose another at the next sign-in.
    password_reset_required: Option<bool>,
    /// Whether the user must bind an MFA device at the next sign-in.
    #[serde(rename = "MFABindRequired")]
    mfa_bind_required: Option<bool>,
}

impl SignIn for UpdateLoginProfile {
    const NAME: &'static str = "UpdateLoginProfile";
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[("UserName", "alice"), ("MFABindRequired", "true")];
    type Service = Ram;
    type Output = Empty;

    fn password(&self) -> Option<&Password> {
        self.password.as_ref().map(|secret| &secret.0)
    }

    fn apply(self, cx: &mut Cx<'_>, user: &Name, password: Option<Hashed>) -> iam::Result<Empty> {
        let change = Change {
            password,
            password_reset_required: self.password_reset_required,
            mfa_bind_required: self.mfa_bind_required,
            active: None,
        };
        iam::login_profile::update(cx.scope(), user, &change)?;
        Ok(Empty {})
    }
}
