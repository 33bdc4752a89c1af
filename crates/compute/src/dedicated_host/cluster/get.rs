//! The rule: find a cluster of dedicated hosts.

use store::{Scope, table};

use super::DedicatedHostCluster;
use crate::error::{Error, Kind, Result};

/// The cluster with this id in a region.
pub fn get(scope: &mut Scope<'_>, region: &str, id: &str) -> Result<DedicatedHostCluster> {
    let found = table::find::<DedicatedHostCluster>(scope, id)?.filter(|cluster| cluster.region == region);
    found.ok_or_else(|| Error::not_found(Kind::DedicatedHostCluster, id))
}
