//! The rule: delete a cluster of dedicated hosts.

use store::{Scope, table};

use super::{DedicatedHostCluster, TAGGED, get};
use crate::dedicated_host::{self, Filter};
use crate::error::{Error, Kind, Result};
use crate::listing::Window;

/// Deletes a cluster in which no host is.
pub fn delete(scope: &mut Scope<'_>, region: &str, id: &str) -> Result<()> {
    let cluster = get(scope, region, id)?;
    let filter = Filter { clusters: Some(vec![cluster.id.clone()]), ..Filter::default() };
    if !dedicated_host::list(scope, &filter, Window::page(1, 1))?.items.is_empty() {
        return Err(Error::InUse { kind: Kind::DedicatedHostCluster, id: cluster.id, by: Kind::DedicatedHost });
    }
    table::delete::<DedicatedHostCluster>(scope, &[id])?;
    Ok(store::tag::clear(scope, TAGGED, id)?)
}
