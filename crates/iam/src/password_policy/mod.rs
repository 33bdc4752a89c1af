//! The account's rules about passwords.

mod get;
pub(crate) mod rows;
mod set;

pub use get::get;
pub use set::set;

use crate::name::Name;
use crate::password::Password;

/// What the passwords of an account's users must be like. The account's own password is nobody's here.
///
/// Defaults and ranges follow the vendor's pages of `SetPasswordPolicy`, of 2015-05-01 and of 2019-08-15.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is a choice of its own, as in the vendor's interface")]
pub struct PasswordPolicy {
    /// How many characters a password has at least, 8 to 32.
    pub minimum_length: u32,
    /// Whether it must hold a lower-case letter.
    pub require_lowercase: bool,
    /// Whether it must hold an upper-case letter.
    pub require_uppercase: bool,
    /// Whether it must hold a digit.
    pub require_numbers: bool,
    /// Whether it must hold a character that is neither letter nor digit.
    pub require_symbols: bool,
    /// How many different characters it must hold, 0 to 8.
    pub minimum_different: u32,
    /// Whether it must not contain the user's name.
    pub refuse_user_name: bool,
    /// Whether passwords known from leaks are to be refused when programs set them. Kept and shown; the sandbox
    /// has no list of such passwords.
    pub refuse_risky: bool,
    /// How many of the latest passwords a user may not choose again, 0 to 24; the one that counts is the first.
    pub reuse_prevention: u32,
    /// How many days a password is good for; 0 for ever.
    pub maximum_age: u32,
    /// How many days a password that somebody else set is good for, 0 to 90; 0 for ever.
    pub initial_age: u32,
    /// Whether a user whose password has grown too old must wait for an administrator.
    pub hard_expiry: bool,
    /// After how many wrong passwords in a row, within an hour, a user cannot sign in for an hour, 0 to 32; 0 for never.
    pub maximum_attempts: u32,
}

impl Default for PasswordPolicy {
    fn default() -> Self {
        Self {
            minimum_length: 8,
            require_lowercase: false,
            require_uppercase: false,
            require_numbers: false,
            require_symbols: false,
            minimum_different: 0,
            refuse_user_name: false,
            refuse_risky: false,
            reuse_prevention: 0,
            maximum_age: 0,
            initial_age: 14,
            hard_expiry: false,
            maximum_attempts: 0,
        }
    }
}

impl PasswordPolicy {
    /// Whether a password of this user follows the policy.
    pub fn allows(&self, password: &Password, user: &Name) -> bool {
        let text = password.text();
        let holds = |wanted: bool, kind: fn(char) -> bool| !wanted || text.chars().any(kind);
        let at_least = |count: usize, least: u32| u32::try_from(count).is_ok_and(|count| count >= least);
        let different: std::collections::BTreeSet<char> = text.chars().collect();
        at_least(text.chars().count(), self.minimum_length)
            && at_least(different.len(), self.minimum_different)
            && holds(self.require_lowercase, |c| c.is_ascii_lowercase())
            && holds(self.require_uppercase, |c| c.is_ascii_uppercase())
            && holds(self.require_numbers, |c| c.is_ascii_digit())
            && holds(self.require_symbols, |c| !c.is_alphanumeric() && !c.is_control())
            && !(self.refuse_user_name && text.to_lowercase().contains(user.key()))
    }
}

#[cfg(test)]
mod tests;
