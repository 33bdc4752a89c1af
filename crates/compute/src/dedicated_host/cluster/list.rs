//! The rule: list clusters of dedicated hosts.

use store::Scope;
use store::tag::Wanted;

use super::{DedicatedHostCluster, rows};
use crate::error::Result;
use crate::listing::{Part, Window, part};

/// Which clusters are wanted; what is left out is not asked about.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// The region.
    pub region: Option<String>,
    /// The zone.
    pub zone: Option<String>,
    /// Ids; an empty list matches nothing.
    pub ids: Option<Vec<String>>,
    /// The name.
    pub name: Option<String>,
    /// The resource group.
    pub resource_group: Option<String>,
    /// Tags they have.
    pub tags: Vec<Wanted>,
}

/// Clusters of the account, newest first.
pub fn list(scope: &mut Scope<'_>, filter: &Filter, window: Window) -> Result<Part<DedicatedHostCluster>> {
    Ok(part(scope, &rows::conditions(scope, filter), window)?)
}
