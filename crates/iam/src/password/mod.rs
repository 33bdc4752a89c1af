//! Passwords: what a caller gives, what is kept of it, and why one is refused.

mod hash;
pub(crate) mod rows;

pub(crate) use hash::OF_NO_PASSWORD;
pub use hash::{Compared, Hashed};

use std::fmt;

/// Longest history that is kept, in passwords: the longest that a policy can ask about.
pub const HISTORY: u32 = 24;

/// A password as it was given. It is never kept and never shown.
#[derive(Clone)]
pub struct Password(String);

impl Password {
    /// A password.
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The text, for the rules and the hash.
    pub(crate) fn text(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Password {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Password(..)")
    }
}

/// Why a password is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
pub enum PasswordRefusal {
    /// A password given to a user does not follow the account's password policy.
    #[error("it does not follow the password policy")]
    Weak,
    /// The new password that a user chose does not follow the account's password policy.
    #[error("the new one does not follow the password policy")]
    NewWeak,
    /// The new password that a user chose is one of its latest.
    #[error("the new one was used before")]
    NewReused,
    /// What the user gave as its old password is not its password.
    #[error("the old one is wrong")]
    OldWrong,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_does_not_show_in_a_log() {
        assert!(!format!("{:?}", Password::new("hush-hush")).contains("hush"));
    }
}
