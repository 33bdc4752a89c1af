//! `UpdateLoginProfile`

use iam::Name;
use iam::login_profile::Change;
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
    /// Whether the user may sign in with a password, `Active` or `Inactive`.
    status: Option<Status>,
}

impl SignIn for UpdateLoginProfile {
    const NAME: &'static str = "UpdateLoginProfile";
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("UserPrincipalName", "alice@1234567890123456.onaliyun.com"), ("MFABindRequired", "true")];
    type Service = Ims;
    type Output = Output<LoginProfile>;

    fn password(&self) -> Option<&Password> {
        self.password.as_ref().map(|secret| &secret.0)
    }

    fn apply(self, cx: &mut Cx<'_>, user: &Name, password: Option<Hashed>) -> iam::Result<Output<LoginProfile>> {
        let change = Change {
            password,
            password_reset_required: self.password_reset_required,
            mfa_bind_required: self.mfa_bind_required,
            active: self.status.map(|status| status == Status::Active),
        };
        let profile = iam::login_profile::update(cx.scope(), user, &change)?;
        Ok(Output { login_profile: Ims::login_profile(cx, profile)? })
    }
}
