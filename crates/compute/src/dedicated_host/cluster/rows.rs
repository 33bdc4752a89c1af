//! Where clusters of dedicated hosts are kept, and SQL for them.

use store::{Scope, table};

use super::{DedicatedHostCluster, Filter, TAGGED};
use crate::listing::Conditions;

table! {
    DedicatedHostCluster in dedicated_host_clusters c by cluster_id {
        id = cluster_id, position, region, zone, name, description, resource_group, created_at,
    }
}

pub(super) fn conditions(scope: &Scope<'_>, filter: &Filter) -> Conditions {
    let mut conditions = Conditions::of::<DedicatedHostCluster>(scope);
    conditions
        .equal("c.region", filter.region.as_ref())
        .equal("c.zone", filter.zone.as_ref())
        .keyed("c.cluster_id", filter.ids.as_deref())
        .equal("c.name", filter.name.as_ref())
        .equal("c.resource_group", filter.resource_group.as_ref())
        .tagged(TAGGED, "c.cluster_id", &filter.tags);
    conditions
}
