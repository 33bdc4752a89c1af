//! The rule: create a policy for snapshots.

use kernel::Tags;
use store::{Scope, table};

use super::{Copying, Schedule, SnapshotPolicy, TAGGED, rows};
use crate::error::{Error, Kind, Result};
use crate::listing::next_position;
use crate::{Extras, Location};

/// How many policies a region may have.
const MOST: i64 = 100;

/// A policy to be made.
#[derive(Debug, Clone)]
pub struct New {
    /// Name; may be empty.
    pub name: String,
    /// When snapshots are made.
    pub schedule: Schedule,
    /// How many days they are kept; as long as nobody deletes them where nothing is said.
    pub retention_days: Option<i64>,
    /// What becomes of them in other regions.
    pub copying: Copying,
    /// What only the dialect reads.
    pub extras: Extras,
    /// Resource group; may be empty.
    pub resource_group: String,
    /// Tags.
    pub tags: Tags,
}

/// Creates a policy that works on no disk yet.
pub fn create(scope: &mut Scope<'_>, location: &Location<'_>, new: New) -> Result<SnapshotPolicy> {
    if rows::count_in(scope, location.region)? >= MOST {
        return Err(Error::QuotaReached { kind: Kind::SnapshotPolicy });
    }
    let policy = SnapshotPolicy {
        id: location.draw(scope, |formats| &formats.snapshot_policy),
        position: next_position(scope)?,
        region: location.region.to_owned(),
        name: new.name,
        next_at: new.schedule.after(scope.now()),
        schedule: new.schedule,
        retention_days: new.retention_days,
        copying: new.copying,
        extras: new.extras,
        resource_group: new.resource_group,
        created_at: scope.now(),
        disks: 0,
    };
    table::insert(scope, [&policy])?;
    store::tag::set(scope, TAGGED, &policy.id, &new.tags)?;
    Ok(policy)
}
