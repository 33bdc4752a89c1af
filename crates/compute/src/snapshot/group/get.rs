//! The rule: find a group of snapshots.

use store::{Scope, table};

use super::SnapshotGroup;
use crate::error::{Error, Kind, Result};

/// The group with this id in a region.
pub fn get(scope: &mut Scope<'_>, region: &str, id: &str) -> Result<SnapshotGroup> {
    let found = table::find::<SnapshotGroup>(scope, id)?.filter(|group| group.region == region);
    found.ok_or_else(|| Error::not_found(Kind::SnapshotGroup, id))
}
