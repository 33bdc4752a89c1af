//! The rules: have a policy work on disks, and have none work on them any more.

use store::{Scope, table};

use super::{SnapshotPolicy, get, rows};
use crate::disk::{self, Disk};
use crate::error::{Error, Kind, Result};

/// Has a policy work on disks of its region, in place of another one.
pub fn apply(scope: &mut Scope<'_>, region: &str, id: &str, disks: &[&str]) -> Result<()> {
    let policy = get(scope, region, id)?;
    in_region(scope, region, disks)?;
    disk::set_policy(scope, disks, &policy.id)?;
    works_on(scope, policy)
}

/// Has no policy work on disks of a region; with a policy, only that one stops.
pub fn cancel(scope: &mut Scope<'_>, region: &str, id: Option<&str>, disks: &[&str]) -> Result<()> {
    let found = in_region(scope, region, disks)?;
    let stops = |disk: &&Disk| id.is_none_or(|id| disk.spec.policy_id == id);
    let ids: Vec<_> = found.iter().filter(stops).map(|disk| disk.id.as_str()).collect();
    if ids.is_empty() { Ok(()) } else { Ok(disk::set_policy(scope, &ids, "")?) }
}

/// A policy has disks to work on: it begins with the next hour of its schedule.
pub fn works_on(scope: &mut Scope<'_>, mut policy: SnapshotPolicy) -> Result<()> {
    if policy.next_at <= scope.now() {
        // It had no disks at that time.
        policy.next_at = policy.schedule.after(scope.now());
        rows::update(scope, &policy)?;
    }
    scope.wake_at(policy.next_at);
    Ok(())
}

fn in_region(scope: &mut Scope<'_>, region: &str, ids: &[&str]) -> Result<Vec<Disk>> {
    let found: Vec<Disk> = table::find_many(scope, ids)?;
    let is_there = |id: &&str| found.iter().any(|disk| disk.id == **id && disk.region == region);
    match ids.iter().find(|id| !is_there(id)) {
        Some(id) => Err(Error::not_found(Kind::Disk, *id)),
        None => Ok(found),
    }
}
