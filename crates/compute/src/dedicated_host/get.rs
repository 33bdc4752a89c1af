//! The rules: find dedicated hosts.

use store::{Scope, table};

use super::DedicatedHost;
use crate::error::{Error, Kind, Result};

/// The dedicated host with this id in a region.
pub fn get(scope: &mut Scope<'_>, region: &str, id: &str) -> Result<DedicatedHost> {
    let found = table::find::<DedicatedHost>(scope, id)?.filter(|host| host.region == region);
    found.ok_or_else(|| Error::not_found(Kind::DedicatedHost, id))
}

/// The dedicated hosts with these ids, in whatever order. Without ids nothing is asked.
pub fn get_many(scope: &mut Scope<'_>, ids: &[&str]) -> Result<Vec<DedicatedHost>> {
    if ids.is_empty() { Ok(Vec::new()) } else { Ok(table::find_many(scope, ids)?) }
}
