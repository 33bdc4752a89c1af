//! The rule: snapshots go when their time is over.

use kernel::Timestamp;
use store::Scope;

use super::{delete, rows};
use crate::error::Result;

/// Deletes the snapshots of the account whose time is over; those that an image or a disk needs stay until it is gone.
pub fn expire_due(scope: &mut Scope<'_>) -> Result<usize> {
    let due = rows::due(scope)?;
    let ids: Vec<_> = due.iter().map(String::as_str).collect();
    if !ids.is_empty() {
        delete::remove(scope, &ids)?;
    }
    Ok(ids.len())
}

/// When the next snapshot of any account goes by itself.
pub fn next_expiry(scope: &mut Scope<'_>) -> Result<Option<Timestamp>> {
    Ok(rows::next_expiry(scope)?)
}
