//! The rule: delete a policy for snapshots.

use store::{Scope, table};

use super::{SnapshotPolicy, TAGGED, get};
use crate::disk;
use crate::error::Result;

/// Deletes a policy. It works on its disks no more; the snapshots that it made stay.
pub fn delete(scope: &mut Scope<'_>, region: &str, id: &str) -> Result<()> {
    let policy = get(scope, region, id)?;
    let disks = disk::with_policy(scope, &[&policy.id])?;
    let ids: Vec<_> = disks.iter().map(|disk| disk.id.as_str()).collect();
    if !ids.is_empty() {
        disk::set_policy(scope, &ids, "")?;
    }
    table::delete::<SnapshotPolicy>(scope, &[id])?;
    store::tag::clear(scope, TAGGED, id)?;
    Ok(())
}
