//! Login profiles: whether and how a user signs in with a password.

mod change_password;
mod create;
mod delete;
mod get;
pub(crate) mod rows;
mod sign_in;
mod update;

pub use change_password::{PasswordChange, change_password};
pub use create::{New, create};
pub use delete::delete;
pub use get::{active_of, get};
pub use sign_in::{Given, NotSignedIn, SignedIn, SigningIn, WhyChange, sign_in};
pub use update::{Change, update};

use kernel::Timestamp;

use crate::name::Name;
use crate::password_policy::PasswordPolicy;

/// Seconds of a day.
const DAY: i64 = 24 * 60 * 60;

/// How a user signs in.
#[derive(Debug, Clone)]
#[expect(clippy::struct_excessive_bools, reason = "each is a choice of its own, as in the vendor's interface")]
pub struct LoginProfile {
    /// Identifier of the user.
    pub user_id: String,
    /// Name of the user.
    pub user_name: Name,
    /// Whether the user may sign in with a password.
    pub active: bool,
    /// Whether the user must bind an MFA device at the next sign-in.
    pub mfa_bind_required: bool,
    /// Whether the user must choose a password at the next sign-in.
    pub password_reset_required: bool,
    /// Whether the password is the one that came with the profile, or with its coming back.
    pub initial_password: bool,
    /// When the password was set; `None` while there is none.
    pub password_set_at: Option<Timestamp>,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it was changed last, the password included.
    pub updated_at: Timestamp,
    /// When the user signed in last; `None` when it never did.
    pub last_login_at: Option<Timestamp>,
}

/// What has become of an initial password.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PasswordStatus {
    /// The password is another one by now.
    NotInitial,
    /// The initial password is good.
    InitialValid,
    /// The initial password has grown too old.
    InitialExpired,
}

impl LoginProfile {
    /// What has become of the initial password, at an instant and by the account's policy.
    pub fn password_status(&self, policy: &PasswordPolicy, now: Timestamp) -> PasswordStatus {
        let Some(set_at) = self.password_set_at.filter(|_| self.initial_password) else {
            return PasswordStatus::NotInitial;
        };
        let age = now.as_second() - set_at.as_second();
        if policy.initial_age > 0 && age >= i64::from(policy.initial_age) * DAY {
            PasswordStatus::InitialExpired
        } else {
            PasswordStatus::InitialValid
        }
    }
}

#[cfg(test)]
mod tests;
