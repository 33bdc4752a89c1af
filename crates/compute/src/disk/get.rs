//! The rule: find a disk.

use store::{Scope, table};

use super::Disk;
use crate::error::{Error, Kind, Result};

/// The disk with this id, in whichever region.
pub fn get(scope: &mut Scope<'_>, id: &str) -> Result<Disk> {
    table::find(scope, id)?.ok_or_else(|| Error::not_found(Kind::Disk, id))
}
