//! The rule: create a cluster of dedicated hosts.

use kernel::Tags;
use store::{Scope, table};

use super::{DedicatedHostCluster, TAGGED};
use crate::Location;
use crate::error::Result;
use crate::listing::next_position;

/// A cluster to be made.
#[derive(Debug, Clone, Default)]
pub struct New {
    /// The zone.
    pub zone: String,
    /// Name; may be empty.
    pub name: String,
    /// Free text; may be empty.
    pub description: String,
    /// Resource group; may be empty.
    pub resource_group: String,
    /// Tags.
    pub tags: Tags,
}

/// Creates a cluster without hosts.
pub fn create(scope: &mut Scope<'_>, location: &Location<'_>, new: New) -> Result<DedicatedHostCluster> {
    let cluster = DedicatedHostCluster {
        id: location.draw(scope, |formats| &formats.dedicated_host_cluster),
        position: next_position(scope)?,
        region: location.region.to_owned(),
        zone: new.zone,
        name: new.name,
        description: new.description,
        resource_group: new.resource_group,
        created_at: scope.now(),
    };
    table::insert(scope, [&cluster])?;
    store::tag::set(scope, TAGGED, &cluster.id, &new.tags)?;
    Ok(cluster)
}
