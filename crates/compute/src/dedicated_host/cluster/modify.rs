//! The rule: change a cluster of dedicated hosts.

use store::{Scope, table};

use super::{DedicatedHostCluster, get};
use crate::error::Result;

/// What is to change; `None` keeps the value.
#[derive(Debug, Clone, Default)]
pub struct Change {
    /// New name.
    pub name: Option<String>,
    /// New description.
    pub description: Option<String>,
}

/// Changes a cluster and returns it as it is then.
pub fn modify(scope: &mut Scope<'_>, region: &str, id: &str, change: Change) -> Result<DedicatedHostCluster> {
    let mut cluster = get(scope, region, id)?;
    cluster.name = change.name.unwrap_or(cluster.name);
    cluster.description = change.description.unwrap_or(cluster.description);
    table::update(scope, &cluster, &["name", "description"])?;
    Ok(cluster)
}
