//! SQL for disks, nothing else.

use kernel::time;
use store::{Fault, Result, Scope};

use super::{Disk, Spec};

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
    created_at: i64,
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
            created_at: time::from_millis(row.created_at),
        })
    }
}

pub(super) async fn insert(scope: &mut Scope<'_>, disk: &Disk) -> Result<()> {
    let (tenant, spec) = (scope.tenant_id().0, &disk.spec);
    let (size, extras) = (i64::from(spec.size_gib), crate::write_extras(&spec.extras));
    let created = time::to_millis(disk.created_at);
    sqlx::query!(
        "INSERT INTO disks (tenant, disk_id, position, region, zone, instance_id, is_system, device, category, size_gib,
         performance_level, name, description, delete_with_instance, extras, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)",
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
        created,
    )
    .execute(scope.conn().await?)
    .await?;
    Ok(())
}

pub(super) async fn delete(scope: &mut Scope<'_>, id: &str) -> Result<()> {
    let tenant = scope.tenant_id().0;
    sqlx::query!("DELETE FROM disks WHERE tenant = $1 AND disk_id = $2", tenant, id)
        .execute(scope.conn().await?)
        .await?;
    Ok(())
}

pub(super) async fn detach(scope: &mut Scope<'_>, id: &str) -> Result<()> {
    let tenant = scope.tenant_id().0;
    sqlx::query!("UPDATE disks SET instance_id = NULL, device = '' WHERE tenant = $1 AND disk_id = $2", tenant, id,)
        .execute(scope.conn().await?)
        .await?;
    Ok(())
}

pub(super) async fn find(scope: &mut Scope<'_>, id: &str) -> Result<Option<Disk>> {
    let tenant = scope.tenant_id().0;
    let query = sqlx::query_as!(
        Row,
        "SELECT disk_id, position, region, zone, instance_id, is_system, device, category, size_gib,
         performance_level, name, description, delete_with_instance, extras, created_at
         FROM disks WHERE tenant = $1 AND disk_id = $2",
        tenant,
        id,
    );
    query.fetch_optional(scope.conn().await?).await?.map(Disk::try_from).transpose()
}

pub(super) async fn of_instance(scope: &mut Scope<'_>, instance_id: &str) -> Result<Vec<Disk>> {
    let tenant = scope.tenant_id().0;
    let query = sqlx::query_as!(
        Row,
        "SELECT disk_id, position, region, zone, instance_id, is_system, device, category, size_gib,
         performance_level, name, description, delete_with_instance, extras, created_at
         FROM disks WHERE tenant = $1 AND instance_id = $2 ORDER BY device",
        tenant,
        instance_id,
    );
    query.fetch_all(scope.conn().await?).await?.into_iter().map(Disk::try_from).collect()
}
