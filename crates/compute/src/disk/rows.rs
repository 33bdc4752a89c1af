//! SQL for disks, nothing else.

use kernel::time;
use store::{Fault, Result, Scope, row, sql};

use super::{Disk, Filter, Spec};
use crate::listing::{Hit, Ids, Window};

row! {
    struct Row {
        disk_id: String,
        position: i64,
        region: String,
        zone: String,
        instance_id: Option<String>,
        is_system: bool,
        device: String,
        category: String,
        size_gib: i64,
        performance_level: String,
        name: String,
        description: String,
        delete_with_instance: bool,
        extras: String,
        resource_group: String,
        created_at: i64,
        detached_at: Option<i64>,
    }
}

impl TryFrom<Row> for Disk {
    type Error = Fault;

    fn try_from(row: Row) -> Result<Self> {
        Ok(Self {
            id: row.disk_id,
            position: row.position,
            region: row.region,
            zone: row.zone,
            instance_id: row.instance_id,
            is_system: row.is_system,
            device: row.device,
            spec: Spec {
                category: row.category,
                size_gib: u32::try_from(row.size_gib).unwrap_or_default(),
                performance_level: row.performance_level,
                name: row.name,
                description: row.description,
                delete_with_instance: row.delete_with_instance,
                extras: crate::read_extras(&row.extras)?,
            },
            resource_group: row.resource_group,
            created_at: time::from_millis(row.created_at),
            detached_at: row.detached_at.map(time::from_millis),
        })
    }
}

pub(super) fn insert(scope: &mut Scope<'_>, disk: &Disk) -> Result<()> {
    let (tenant, spec) = (scope.tenant_id().0, &disk.spec);
    let (size, extras) = (i64::from(spec.size_gib), crate::write_extras(&spec.extras));
    let created = time::to_millis(disk.created_at);
    sql!(
        "INSERT INTO disks (tenant, disk_id, position, region, zone, instance_id, is_system, device, category, size_gib,
         performance_level, name, description, delete_with_instance, extras, resource_group, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)",
        tenant,
        disk.id,
        disk.position,
        disk.region,
        disk.zone,
        disk.instance_id,
        disk.is_system,
        disk.device,
        spec.category,
        size,
        spec.performance_level,
        spec.name,
        spec.description,
        spec.delete_with_instance,
        extras,
        disk.resource_group,
        created,
    )
    .execute(scope.conn()?)?;
    Ok(())
}

pub(super) fn delete(scope: &mut Scope<'_>, id: &str) -> Result<()> {
    let tenant = scope.tenant_id().0;
    sql!("DELETE FROM disks WHERE tenant = $1 AND disk_id = $2", tenant, id).execute(scope.conn()?)?;
    Ok(())
}

pub(super) fn detach(scope: &mut Scope<'_>, id: &str) -> Result<()> {
    let (tenant, now) = (scope.tenant_id().0, time::to_millis(scope.now()));
    sql!(
        "UPDATE disks SET instance_id = NULL, device = '', detached_at = $3 WHERE tenant = $1 AND disk_id = $2",
        tenant,
        id,
        now,
    )
    .execute(scope.conn()?)?;
    Ok(())
}

pub(super) fn find(scope: &mut Scope<'_>, id: &str) -> Result<Option<Disk>> {
    let tenant = scope.tenant_id().0;
    let query = sql!(
        "SELECT disk_id, position, region, zone, instance_id, is_system, device, category, size_gib,
         performance_level, name, description, delete_with_instance, extras, resource_group, created_at,
         detached_at
         FROM disks WHERE tenant = $1 AND disk_id = $2",
        tenant,
        id,
    );
    query.fetch_optional::<Row>(scope.conn()?)?.map(Disk::try_from).transpose()
}

pub(super) fn of_instance(scope: &mut Scope<'_>, instance_id: &str) -> Result<Vec<Disk>> {
    let tenant = scope.tenant_id().0;
    let query = sql!(
        "SELECT disk_id, position, region, zone, instance_id, is_system, device, category, size_gib,
         performance_level, name, description, delete_with_instance, extras, resource_group, created_at,
         detached_at
         FROM disks WHERE tenant = $1 AND instance_id = $2 ORDER BY device",
        tenant,
        instance_id,
    );
    query.fetch_all::<Row>(scope.conn()?)?.into_iter().map(Disk::try_from).collect()
}

pub(super) fn hits(scope: &mut Scope<'_>, filter: &Filter, window: &Window) -> Result<Vec<Hit>> {
    let (tenant, ids, tags) = (scope.tenant_id().0, Ids::of(filter.ids.as_deref()), &filter.tags);
    let (bound, limit, skip) = (window.bound(), window.rows(), window.skip);
    // Extras are kept as JSON without spaces; inside a text its quotes are escaped, so nothing else looks like this.
    let [first, second, third] = [0, 1, 2].map(|index| filter.with.get(index).map(written));
    let [fourth, fifth] = [0, 1].map(|index| filter.without.get(index).map(|name| written(&(name, None))));
    let query = sql!(
        "SELECT id AS id, position AS position, total AS total FROM (
             SELECT d.disk_id AS id, d.position AS position, COUNT(*) OVER () AS total FROM disks d
             LEFT JOIN instances i ON i.tenant = d.tenant AND i.instance_id = d.instance_id
             WHERE d.tenant = $1 AND d.disk_id >= $2 AND d.disk_id <= $3
               AND ($4 LIKE '%|' || d.disk_id || '|%' OR $4 IS NULL)
               AND (d.region = $5 OR $5 IS NULL)
               AND (d.zone = $6 OR $6 IS NULL)
               AND (d.instance_id = $7 OR $7 IS NULL)
               AND (d.is_system = $8 OR $8 IS NULL)
               AND (d.category = $9 OR $9 IS NULL)
               AND (d.name = $10 OR $10 IS NULL)
               AND ($11 = (d.instance_id IS NOT NULL) OR $11 IS NULL)
               AND (d.delete_with_instance = $12 OR $12 IS NULL)
               AND (d.resource_group = $13 OR $13 IS NULL)
               AND ($14 = COALESCE(i.charge, $15) OR $14 IS NULL)
               AND (replace(d.extras, $16, '') <> d.extras OR $16 IS NULL)
               AND (replace(d.extras, $17, '') <> d.extras OR $17 IS NULL)
               AND (replace(d.extras, $18, '') <> d.extras OR $18 IS NULL)
               AND (replace(d.extras, $19, '') = d.extras OR $19 IS NULL)
               AND (replace(d.extras, $20, '') = d.extras OR $20 IS NULL)
               AND ($21 = 0 OR $21 = (SELECT COUNT(*) FROM tags t
                 WHERE t.tenant = d.tenant AND t.kind = 'disk' AND t.resource = d.disk_id
                   AND (replace($22, '␟' || t.tag_key || '␞' || t.tag_value || '␟', '') <> $22
                     OR replace($23, '␟' || t.tag_key || '␟', '') <> $23)))
           ) AS matching WHERE position < $24 ORDER BY position DESC LIMIT $25 OFFSET $26",
        tenant,
        ids.low,
        ids.high,
        ids.text,
        filter.region,
        filter.zone,
        filter.instance,
        filter.is_system,
        filter.category,
        filter.name,
        filter.is_attached,
        filter.delete_with_instance,
        filter.resource_group,
        filter.charge,
        filter.usual_charge,
        first,
        second,
        third,
        fourth,
        fifth,
        tags.count,
        tags.exact,
        tags.keys,
        bound,
        limit,
        skip,
    );
    query.fetch_all::<Hit>(scope.conn()?)
}

/// What an extra looks like in a row, with its text or without.
fn written((name, text): &(&'static str, Option<String>)) -> String {
    let text = text.as_deref().map(|text| serde_json::Value::from(text).to_string()).unwrap_or_default();
    format!("\"{name}\":{text}")
}
