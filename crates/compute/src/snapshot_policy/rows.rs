//! Where policies for snapshots are kept, and SQL for them.

use kernel::Timestamp;
use store::table::Json;
use store::{Result, Scope, columns, sql, table};

use super::{Copying, Filter, Schedule, SnapshotPolicy, TAGGED};
use crate::listing::Conditions;

columns! {
    Schedule { hours as Json, weekdays as Json }
}

columns! {
    Copying { is_on = copies, regions as Json = copy_regions, retention_days = copy_days }
}

table! {
    SnapshotPolicy in snapshot_policies y by policy_id {
        id = policy_id, position, region, name, schedule, retention_days, copying, extras, resource_group, created_at,
        next_at,
    }
    joined {
        disks = "(SELECT COUNT(*) FROM disks d WHERE d.tenant = y.tenant AND d.policy_id = y.policy_id)",
    }
}

/// Keeps what may change about a policy.
pub(super) fn update(scope: &mut Scope<'_>, policy: &SnapshotPolicy) -> Result<()> {
    const CHANGING: [&str; 9] =
        ["name", "hours", "weekdays", "retention_days", "copies", "copy_regions", "copy_days", "extras", "next_at"];
    table::update(scope, policy, &CHANGING).map(drop)
}

/// How many policies a region has.
pub(super) fn count_in(scope: &mut Scope<'_>, region: &str) -> Result<i64> {
    let tenant = scope.tenant_id().0;
    let query =
        sql!("SELECT COUNT(*) AS count FROM snapshot_policies WHERE tenant = $1 AND region = $2", tenant, region);
    query.fetch_one(scope.conn()?)
}

/// The policies of the account whose time has come and that work on disks, in the order of their times.
pub(super) fn due(scope: &mut Scope<'_>) -> Result<Vec<SnapshotPolicy>> {
    let mut query = table::select::<SnapshotPolicy>(scope);
    query.push(" AND y.next_at <= ").bind(scope.now());
    query.push(" AND EXISTS (SELECT 1 FROM disks d WHERE d.tenant = y.tenant AND d.policy_id = y.policy_id)");
    query.push(" ORDER BY y.next_at, y.position");
    query.fetch_all(scope.conn()?)
}

/// When the next policy of any account that works on disks has its time.
pub(super) fn next_run(scope: &mut Scope<'_>) -> Result<Option<Timestamp>> {
    let query = sql!(
        "SELECT y.next_at FROM snapshot_policies y
         WHERE EXISTS (SELECT 1 FROM disks d WHERE d.tenant = y.tenant AND d.policy_id = y.policy_id)
         ORDER BY y.next_at LIMIT 1"
    );
    query.fetch_optional(scope.conn()?)
}

pub(super) fn conditions(scope: &Scope<'_>, filter: &Filter) -> Conditions {
    let mut conditions = Conditions::of::<SnapshotPolicy>(scope);
    conditions
        .equal("y.region", filter.region.as_ref())
        .keyed("y.policy_id", filter.ids.as_deref())
        .equal("y.name", filter.name.as_ref())
        .equal("y.resource_group", filter.resource_group.as_ref())
        .tagged(TAGGED, "y.policy_id", &filter.tags);
    conditions
}
