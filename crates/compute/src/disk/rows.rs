//! Where disks are kept, and SQL for them.

use kernel::Timestamp;
use store::{Composed, Result, Scope, columns, sql, table};

use super::{Disk, Filter, Policy, Spec, TAGGED};
use crate::listing::Conditions;
use crate::transition;

columns! {
    Spec {
        category, size_gib, performance_level, name, description, delete_with_instance, snapshot_id, policy_id,
        policy_paused, snapshots_go, extras,
    }
}

table! {
    Disk in disks d by disk_id {
        id = disk_id, position, region, zone, instance_id, is_system, device, spec, charge, transition,
        resource_group, created_at, attached_at, detached_at, gone_at,
    }
}

/// Keeps what may change about a disk.
pub(super) fn update(scope: &mut Scope<'_>, disk: &Disk) -> Result<()> {
    const CHANGING: [&str; 18] = [
        "instance_id",
        "device",
        "category",
        "size_gib",
        "performance_level",
        "name",
        "description",
        "delete_with_instance",
        "policy_id",
        "policy_paused",
        "snapshots_go",
        "extras",
        "charge",
        "asked",
        "asked_at",
        "attached_at",
        "detached_at",
        "gone_at",
    ];
    table::update(scope, disk, &CHANGING).map(drop)
}

/// The disks of the account by which a policy works, in any order.
pub(crate) fn with_policy(scope: &mut Scope<'_>, policies: &[&str]) -> Result<Vec<Disk>> {
    table::in_parts(policies, |policies| {
        let mut query = table::select::<Disk>(scope);
        query.push(" AND ").push_in("d.policy_id", policies);
        query.fetch_all(scope.conn()?)
    })
}

/// Has a policy work on disks, or none where it is empty.
pub(crate) fn set_policy(scope: &mut Scope<'_>, disks: &[&str], policy_id: &str) -> Result<()> {
    let mut statement = Composed::new("UPDATE disks SET policy_id = ");
    statement.bind(policy_id).push(" WHERE tenant = ").bind(scope.tenant_id().0);
    statement.push(" AND ").push_in("disk_id", disks);
    statement.execute(scope.conn()?).map(drop)
}

/// The disks of the account that are to be deleted by now.
pub(super) fn due(scope: &mut Scope<'_>) -> Result<Vec<Disk>> {
    let mut query = table::select::<Disk>(scope);
    query.push(" AND d.gone_at <= ").bind(scope.now());
    query.fetch_all(scope.conn()?)
}

/// When the next disk of any account is to be deleted.
pub(super) fn next_deletion(scope: &mut Scope<'_>) -> Result<Option<Timestamp>> {
    sql!("SELECT MIN(gone_at) AS at FROM disks WHERE gone_at IS NOT NULL").fetch_one(scope.conn()?)
}

/// Takes disks from their instance.
pub(super) fn detach(scope: &mut Scope<'_>, ids: &[&str]) -> Result<()> {
    if ids.is_empty() {
        return Ok(());
    }
    let mut statement = Composed::new(
        "UPDATE disks SET instance_id = NULL, device = '', asked = '', attached_at = NULL, detached_at = ",
    );
    statement.bind(scope.now()).push(" WHERE tenant = ").bind(scope.tenant_id().0);
    statement.push(" AND ").push_in("disk_id", ids);
    statement.execute(scope.conn()?).map(drop)
}

/// The disks of instances, those of each in the order of their devices.
pub(super) fn of_instances(scope: &mut Scope<'_>, instances: &[&str]) -> Result<Vec<Disk>> {
    table::in_parts(instances, |instances| {
        let mut query = table::select::<Disk>(scope);
        query.push(" AND ").push_in("d.instance_id", instances).push(" ORDER BY d.device");
        query.fetch_all(scope.conn()?)
    })
}

pub(super) fn conditions(scope: &Scope<'_>, filter: &Filter) -> Conditions {
    let mut conditions = Conditions::of::<Disk>(scope);
    conditions
        .equal("d.region", filter.region.as_ref())
        .keyed("d.disk_id", filter.ids.as_deref())
        .equal("d.zone", filter.zone.as_ref())
        .belonging("d.instance_id", filter.instance.as_ref())
        .equal("d.is_system", filter.is_system)
        .one_of("d.category", filter.categories.as_deref())
        .compare("d.size_gib", ">=", filter.least_gib)
        .equal("d.name", filter.name.as_ref())
        .equal("d.delete_with_instance", filter.delete_with_instance)
        .equal("d.policy_paused", filter.policy_paused)
        .equal("d.snapshots_go", filter.snapshots_go)
        .belonging("d.snapshot_id", filter.snapshot.as_ref())
        .equal("d.resource_group", filter.resource_group.as_ref())
        .compare("d.created_at", ">=", filter.created_from)
        .compare("d.created_at", "<", filter.created_before)
        .tagged(TAGGED, "d.disk_id", &filter.tags);
    if let Some(charge) = &filter.charge {
        let query = conditions
            .push("COALESCE(NULLIF(d.charge, ''), (SELECT i.charge FROM instances i WHERE i.tenant = d.tenant");
        query.push(" AND i.instance_id = d.instance_id), ").bind(&filter.usual_charge).push(") = ").bind(charge);
    }
    conditions.present("d.gone_at", filter.is_going);
    if let Some(status) = filter.status {
        transition::in_states(&mut conditions, "d", "d.instance_id", &[status], scope.now());
    }
    match &filter.policy {
        None => {}
        Some(Policy::None) => drop(conditions.push("d.policy_id = ''")),
        Some(Policy::Any) => drop(conditions.push("d.policy_id <> ''")),
        Some(Policy::This(id)) => drop(conditions.belonging("d.policy_id", Some(id))),
    }
    // Extras are kept as JSON without spaces; inside a text its quotes are escaped, so nothing else looks like this.
    for (name, text) in &filter.with {
        conditions.push("replace(d.extras, ").bind(written(name, text.as_deref())).push(", '') <> d.extras");
    }
    for wanted in &filter.extras {
        conditions.extra("d.extras", wanted);
    }
    for name in &filter.without {
        conditions.push("replace(d.extras, ").bind(written(name, None)).push(", '') = d.extras");
    }
    conditions
}

/// What an extra looks like in a row, with its text or without.
fn written(name: &str, text: Option<&str>) -> String {
    let text = text.map(|text| serde_json::Value::from(text).to_string()).unwrap_or_default();
    format!("\"{name}\":{text}")
}
