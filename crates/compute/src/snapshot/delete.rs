//! The rule: delete snapshots.

use std::collections::HashMap;

use store::{Scope, table};

use super::{LockStatus, Refusal, Snapshot, TAGGED, get, rows};
use crate::error::Result;

/// Deletes a snapshot that no image has, also one that is still being made. `force` says that disks that were made from it
/// are no reason to keep it.
pub fn delete(scope: &mut Scope<'_>, id: &str, force: bool) -> Result<()> {
    let snapshot = get(scope, id)?;
    check(scope, &snapshot, force)?;
    remove(scope, &[&snapshot.id])
}

/// Whether a snapshot may be deleted.
pub(super) fn check(scope: &Scope<'_>, snapshot: &Snapshot, force: bool) -> std::result::Result<(), Refusal> {
    let id = || snapshot.id.clone();
    let status = snapshot.lock.as_ref().map(|lock| lock.status(scope.now()));
    if status.is_some_and(|status| status != LockStatus::Expired) {
        return Err(Refusal::Locked { id: id() });
    }
    if snapshot.used_by_image {
        return Err(Refusal::UsedByImage { id: id() });
    }
    if snapshot.used_by_disk && !force {
        return Err(Refusal::UsedByDisk { id: id() });
    }
    Ok(())
}

/// Removes snapshots with their tags.
pub(super) fn remove(scope: &mut Scope<'_>, ids: &[&str]) -> Result<()> {
    table::delete::<Snapshot>(scope, ids)?;
    store::tag::clear_many(scope, TAGGED, ids)?;
    Ok(())
}

/// Deletes the snapshots of disks that policies made and that nothing keeps.
pub(crate) fn delete_automatic_of(scope: &mut Scope<'_>, disks: &[&str]) -> Result<()> {
    if disks.is_empty() {
        return Ok(());
    }
    let found = rows::automatic_of(scope, disks)?;
    let ids: Vec<_> = found.iter().map(|snapshot| snapshot.id.as_str()).collect();
    if ids.is_empty() { Ok(()) } else { remove(scope, &ids) }
}

/// Deletes the oldest snapshots that policies made of disks, where a disk has more than it may have.
pub(crate) fn keep_at_most(scope: &mut Scope<'_>, disks: &[&str], most: usize) -> Result<()> {
    if disks.is_empty() {
        return Ok(());
    }
    let mut by_disk = HashMap::<_, Vec<_>>::new();
    for snapshot in rows::automatic_of(scope, disks)? {
        by_disk.entry(snapshot.source.disk_id).or_default().push(snapshot.id);
    }
    let surplus = |ids: &Vec<String>| ids.len().saturating_sub(most);
    let gone: Vec<_> = by_disk.values().flat_map(|ids| ids.iter().take(surplus(ids))).map(String::as_str).collect();
    if gone.is_empty() { Ok(()) } else { remove(scope, &gone) }
}
