//! Where dedicated hosts are kept, and SQL for them.

use kernel::Timestamp;
use store::{Result, Scope, sql, table};

use super::{DedicatedHost, Filter, TAGGED};
use crate::listing::Conditions;

table! {
    DedicatedHost in dedicated_hosts h by dedicated_host_id {
        id = dedicated_host_id, position, region, zone, name, description, kind, cluster_id, machine_id, is_automatic, charge,
        expires_at, release_at, resource_group, extras, created_at,
    }
}

pub(super) fn conditions(scope: &Scope<'_>, filter: &Filter) -> Conditions {
    let mut conditions = Conditions::of::<DedicatedHost>(scope);
    conditions
        .equal("h.region", filter.region.as_ref())
        .equal("h.zone", filter.zone.as_ref())
        .keyed("h.dedicated_host_id", filter.ids.as_deref())
        .equal("h.name", filter.name.as_ref())
        .equal("h.kind", filter.kind.as_ref())
        .keyed("h.cluster_id", filter.clusters.as_deref())
        .equal("h.is_automatic", filter.is_automatic)
        .equal("h.resource_group", filter.resource_group.as_ref())
        .tagged(TAGGED, "h.dedicated_host_id", &filter.tags);
    conditions
}

/// The hosts of the account whose time has come.
pub(super) fn due(scope: &mut Scope<'_>) -> Result<Vec<DedicatedHost>> {
    let mut query = table::select::<DedicatedHost>(scope);
    query.push(" AND h.release_at <= ").bind(scope.now());
    query.fetch_all(scope.conn()?)
}

/// When the next host of any account is released by itself.
pub(super) fn next_release(scope: &mut Scope<'_>) -> Result<Option<Timestamp>> {
    let query = sql!("SELECT release_at FROM dedicated_hosts WHERE release_at IS NOT NULL ORDER BY release_at LIMIT 1");
    query.fetch_optional(scope.conn()?)
}
