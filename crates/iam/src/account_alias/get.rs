//! The rule: read the account's alias.

use store::Scope;

use super::rows;
use crate::error::Result;

/// The account's alias; `None` when it has none.
pub fn get(scope: &mut Scope<'_>) -> Result<Option<String>> {
    Ok(rows::find(scope)?)
}
