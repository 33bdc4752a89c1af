//! The rule: find a disk.

use store::{Scope, table};

use super::Disk;
use crate::error::{Error, Kind, Result};

/// The disks of the account that have one of these ids, in any order.
pub fn find_many(scope: &mut Scope<'_>, ids: &[&str]) -> Result<Vec<Disk>> {
    Ok(table::find_many(scope, ids)?)
}

/// The disk with this id, in whichever region.
pub fn get(scope: &mut Scope<'_>, id: &str) -> Result<Disk> {
    table::find(scope, id)?.ok_or_else(|| Error::not_found(Kind::Disk, id))
}
