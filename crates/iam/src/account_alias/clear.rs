//! The rule: take the account's alias away.

use store::Scope;

use super::rows;
use crate::error::Result;

/// Frees the account's alias for others; an account without one stays as it is.
pub fn clear(scope: &mut Scope<'_>) -> Result<()> {
    Ok(rows::delete(scope)?)
}
