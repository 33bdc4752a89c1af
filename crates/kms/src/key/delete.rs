//! The rules: schedule the deletion of a key, cancel it, and delete what is due.

use jiff::SignedDuration;
use kernel::Timestamp;
use store::{Scope, table};

use super::modify::keep;
use super::{Key, State, TAGGED, Version, rotate, rows};
use crate::error::{Error, Result};

/// Has a key deleted after some days. Until then it cannot be used, and the deletion can be cancelled.
pub fn schedule_deletion(scope: &mut Scope<'_>, key: Key, days: u32) -> Result<Key> {
    key.check_own()?;
    key.check_changeable()?;
    if key.protected {
        return Err(Error::Protected { id: key.id });
    }
    let now = scope.now();
    let at = now.checked_add(SignedDuration::from_hours(24 * i64::from(days))).unwrap_or(Timestamp::MAX);
    scope.wake_at(at);
    keep(scope, Key { delete_at: Some(at), ..key }, &["delete_at"])
}

/// Cancels the deletion of a key, which is enabled then.
pub fn cancel_deletion(scope: &mut Scope<'_>, key: Key) -> Result<Key> {
    key.check_own()?;
    match key.state() {
        State::PendingDeletion => {}
        state => return Err(Error::NotChangeable { id: key.id, state }),
    }
    let key = keep(scope, Key { delete_at: None, enabled: true, ..key }, &["delete_at", "enabled"])?;
    rotate::wake(scope, &key);
    Ok(key)
}

/// Deletes the keys of the account whose time has come, and says how many there were.
pub(crate) fn delete_due(scope: &mut Scope<'_>) -> Result<usize> {
    let due = rows::to_delete(scope)?;
    let ids: Vec<&str> = due.iter().map(String::as_str).collect();
    if ids.is_empty() {
        return Ok(0);
    }
    let versions = rows::versions_of(scope, &ids)?;
    let versions: Vec<&str> = versions.iter().map(String::as_str).collect();
    table::delete::<Version>(scope, &versions)?;
    crate::alias::delete_of_keys(scope, &ids)?;
    table::delete::<Key>(scope, &ids)?;
    store::tag::clear_many(scope, TAGGED, &ids)?;
    Ok(ids.len())
}

/// When the next key of the account is deleted.
pub(crate) fn next_deletion(scope: &mut Scope<'_>) -> Result<Option<Timestamp>> {
    Ok(rows::next_deletion(scope)?)
}
