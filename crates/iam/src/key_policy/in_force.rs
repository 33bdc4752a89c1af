//! The rule: which policy counts for a key.

use store::Scope;

use super::{KeyPolicy, rows};
use crate::error::Result;

/// The active policy of the key, else the active one of its account; `None` when calls may come from anywhere.
pub fn in_force(scope: &mut Scope<'_>, key_id: &str) -> Result<Option<KeyPolicy>> {
    for holder in [key_id, rows::ACCOUNT] {
        if let Some(policy) = rows::find(scope, holder)?.filter(|policy| policy.active) {
            return Ok(Some(policy));
        }
    }
    Ok(None)
}
