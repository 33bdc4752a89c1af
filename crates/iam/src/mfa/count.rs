//! The rule: count MFA devices.

use store::Scope;

use super::rows;
use crate::error::Result;

/// How many devices an account has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Counts {
    /// All of them.
    pub all: i64,
    /// Those that are bound to a user.
    pub bound: i64,
}

/// How many devices the account has, and how many of them are bound.
pub fn count(scope: &mut Scope<'_>) -> Result<Counts> {
    Ok(rows::count(scope)?)
}
