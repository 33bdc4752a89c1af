//! The rule: set the security preference.

use store::Scope;

use super::{SecurityPreference, rows};
use crate::error::Result;

/// Replaces the account's security preference. It decides what users may do to themselves from the next call on.
pub fn set(scope: &mut Scope<'_>, preference: &SecurityPreference) -> Result<()> {
    Ok(rows::replace(&mut scope.change_authority()?, preference)?)
}
