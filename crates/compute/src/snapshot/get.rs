//! The rules: find snapshots.

use store::{Scope, table};

use super::{Refusal, Snapshot};
use crate::error::{Error, Kind, Result};

/// The snapshot with this id, in whichever region.
pub fn get(scope: &mut Scope<'_>, id: &str) -> Result<Snapshot> {
    table::find(scope, id)?.ok_or_else(|| Error::not_found(Kind::Snapshot, id))
}

/// The snapshot with this id in a region, which can be used.
pub fn ready(scope: &mut Scope<'_>, region: &str, id: &str) -> Result<Snapshot> {
    let snapshot = get(scope, id)?;
    if snapshot.region != region {
        return Err(Error::not_found(Kind::Snapshot, id));
    }
    let now = scope.now();
    if snapshot.is_ready(now) || snapshot.has_instant_access(now) {
        Ok(snapshot)
    } else {
        Err(Refusal::NotReady { id: snapshot.id }.into())
    }
}

/// The snapshots of the account that have one of these ids, in any order.
pub fn find_many(scope: &mut Scope<'_>, ids: &[&str]) -> Result<Vec<Snapshot>> {
    Ok(table::find_many(scope, ids)?)
}
