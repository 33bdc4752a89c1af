//! The rule: set the password policy.

use store::Scope;

use super::{PasswordPolicy, rows};
use crate::error::Result;

/// Replaces the account's password policy. Passwords that are in use stay good; it counts for those set later.
pub fn set(scope: &mut Scope<'_>, policy: &PasswordPolicy) -> Result<()> {
    Ok(rows::replace(scope, policy)?)
}
