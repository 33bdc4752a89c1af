//! The rule: read the password policy.

use store::Scope;

use super::{PasswordPolicy, rows};
use crate::error::Result;

/// The account's password policy; the vendor's defaults until somebody sets another.
pub fn get(scope: &mut Scope<'_>) -> Result<PasswordPolicy> {
    Ok(rows::find(scope)?.unwrap_or_default())
}
