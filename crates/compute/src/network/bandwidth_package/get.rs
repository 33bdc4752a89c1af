//! The rules: find bandwidth packages.

use store::{Scope, table};

use super::BandwidthPackage;
use crate::error::{Error, Kind, Result};

/// The bandwidth package with this id, in whichever region.
pub fn get(scope: &mut Scope<'_>, id: &str) -> Result<BandwidthPackage> {
    table::find(scope, id)?.ok_or_else(|| Error::not_found(Kind::BandwidthPackage, id))
}

/// The bandwidth packages of the account that have one of these ids, in any order.
pub fn get_many(scope: &mut Scope<'_>, ids: &[&str]) -> Result<Vec<BandwidthPackage>> {
    Ok(table::find_many(scope, ids)?)
}
