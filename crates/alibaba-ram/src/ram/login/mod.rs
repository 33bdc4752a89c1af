//! Login profiles of users, and passwords.

mod change_password;
mod create_login_profile;
mod delete_login_profile;
mod get_login_profile;
mod set_password;
mod update_login_profile;

pub use change_password::ChangePassword;
pub use create_login_profile::CreateLoginProfile;
pub use delete_login_profile::DeleteLoginProfile;
pub use get_login_profile::GetLoginProfile;
pub use set_password::{SetPassword, SignIn};
pub use update_login_profile::UpdateLoginProfile;

use kernel::time;
use schemars::JsonSchema;
use serde::Serialize;

/// An answer that is a login profile.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
#[schemars(rename = "Output")]
pub struct Output<P> {
    pub(crate) login_profile: P,
}

/// A login profile in an answer.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct LoginProfile {
    user_name: String,
    password_reset_required: bool,
    #[serde(rename = "MFABindRequired")]
    mfa_bind_required: bool,
    create_date: String,
}

impl From<iam::login_profile::LoginProfile> for LoginProfile {
    fn from(profile: iam::login_profile::LoginProfile) -> Self {
        Self {
            user_name: profile.user_name.to_string(),
            password_reset_required: profile.password_reset_required,
            mfa_bind_required: profile.mfa_bind_required,
            create_date: time::seconds(profile.created_at),
        }
    }
}
