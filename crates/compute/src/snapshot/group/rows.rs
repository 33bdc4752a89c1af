//! Where groups of snapshots are kept, and SQL for them.

use store::{Scope, table};

use super::{Filter, SnapshotGroup, TAGGED};
use crate::listing::Conditions;
use crate::making;

table! {
    SnapshotGroup in snapshot_groups q by snapshot_group_id {
        id = snapshot_group_id, position, region, name, description, instance_id, resource_group, created_at,
    }
}

pub(super) fn conditions(scope: &Scope<'_>, filter: &Filter) -> Conditions {
    let mut conditions = Conditions::of::<SnapshotGroup>(scope);
    conditions
        .equal("q.region", filter.region.as_ref())
        .keyed("q.snapshot_group_id", filter.ids.as_deref())
        .equal("q.instance_id", filter.instance.as_ref())
        .equal("q.name", filter.name.as_ref())
        .equal("q.resource_group", filter.resource_group.as_ref())
        .tagged(TAGGED, "q.snapshot_group_id", &filter.tags);
    if let Some(is_ready) = filter.is_ready {
        let tenant = conditions.tenant();
        let query = conditions.push(if is_ready { "NOT EXISTS (" } else { "EXISTS (" });
        query.push("SELECT 1 FROM snapshots h WHERE h.tenant = ").bind(tenant);
        query.push(" AND h.group_id = q.snapshot_group_id AND h.begun_at > ");
        query.bind(making::done_if_begun_at(scope.now())).push(")");
    }
    conditions
}
