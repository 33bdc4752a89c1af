//! The rules: find policies for snapshots.

use store::{Scope, table};

use super::SnapshotPolicy;
use crate::error::{Error, Kind, Result};

/// The policy with this id in a region.
pub fn get(scope: &mut Scope<'_>, region: &str, id: &str) -> Result<SnapshotPolicy> {
    let found = table::find::<SnapshotPolicy>(scope, id)?.filter(|policy| policy.region == region);
    found.ok_or_else(|| Error::not_found(Kind::SnapshotPolicy, id))
}

/// The policies of the account that have one of these ids, in any order.
pub fn find_many(scope: &mut Scope<'_>, ids: &[&str]) -> Result<Vec<SnapshotPolicy>> {
    Ok(table::find_many(scope, ids)?)
}
