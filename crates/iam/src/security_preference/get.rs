//! The rule: read the security preference.

use store::Scope;

use super::{SecurityPreference, rows};
use crate::error::Result;

/// The account's security preference; the vendor's defaults until somebody sets another.
pub fn get(scope: &mut Scope<'_>) -> Result<SecurityPreference> {
    Ok(rows::find(scope)?.unwrap_or_default())
}
