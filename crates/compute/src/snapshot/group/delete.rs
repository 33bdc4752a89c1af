//! The rule: delete a group of snapshots with what is in it.

use store::{Scope, table};

use super::{SnapshotGroup, TAGGED, get, members};
use crate::error::Result;
use crate::snapshot::delete::{check, remove};
use crate::snapshot::{self, Snapshot};

/// What became of a snapshot of a group that was deleted.
#[derive(Debug)]
pub struct Deleted {
    /// The snapshot.
    pub snapshot: Snapshot,
    /// Why it stays; nothing where it is gone.
    pub refusal: Option<snapshot::Refusal>,
}

/// Deletes a group. Snapshots of it that something needs stay, and are in no group from then on.
pub fn delete(scope: &mut Scope<'_>, region: &str, id: &str) -> Result<Vec<Deleted>> {
    let group = get(scope, region, id)?;
    let snapshots = members(scope, &[&group.id])?.remove(&group.id).unwrap_or_default();
    let mut deleted = Vec::new();
    for mut snapshot in snapshots {
        let refusal = check(scope, &snapshot, true).err();
        if refusal.is_some() {
            snapshot.group_id = String::new();
            table::update(scope, &snapshot, &["group_id"])?;
        }
        deleted.push(Deleted { snapshot, refusal });
    }
    let gone: Vec<_> = deleted.iter().filter(|one| one.refusal.is_none()).map(|one| one.snapshot.id.as_str()).collect();
    if !gone.is_empty() {
        remove(scope, &gone)?;
    }
    table::delete::<SnapshotGroup>(scope, &[id])?;
    store::tag::clear(scope, TAGGED, id)?;
    Ok(deleted)
}
