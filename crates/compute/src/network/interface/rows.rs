//! SQL for interfaces and their membership in security groups, nothing else.

use kernel::time;
use store::{Fault, Result, Scope};

use super::Interface;

struct Row {
    interface_id: String,
    position: i64,
    region: String,
    zone: String,
    vpc_id: String,
    subnet_id: String,
    instance_id: Option<String>,
    is_primary: bool,
    mac: String,
    address: String,
    created_at: i64,
}

impl TryFrom<Row> for Interface {
    type Error = Fault;

    fn try_from(row: Row) -> Result<Self> {
        Ok(Self {
            id: row.interface_id,
            position: row.position,
            region: row.region,
            zone: row.zone,
            vpc_id: row.vpc_id,
            subnet_id: row.subnet_id,
            instance_id: row.instance_id,
            is_primary: row.is_primary,
            mac: row.mac,
            address: row.address.parse().map_err(|_| Fault::Damaged(format!("`{}` is not an address", row.address)))?,
            created_at: time::from_millis(row.created_at),
        })
    }
}

pub(super) async fn find(scope: &mut Scope<'_>, id: &str) -> Result<Option<Interface>> {
    let tenant = scope.tenant_id().0;
    let query = sqlx::query_as!(
        Row,
        "SELECT interface_id, position, region, zone, vpc_id, subnet_id, instance_id, is_primary, mac, address,
         created_at FROM network_interfaces WHERE tenant = $1 AND interface_id = $2",
        tenant,
        id,
    );
    query.fetch_optional(scope.conn().await?).await?.map(Interface::try_from).transpose()
}

pub(super) async fn insert(scope: &mut Scope<'_>, interface: &Interface) -> Result<()> {
    let (tenant, address) = (scope.tenant_id().0, interface.address.to_string());
    let created = time::to_millis(interface.created_at);
    sqlx::query!(
        "INSERT INTO network_interfaces (tenant, interface_id, position, region, zone, vpc_id, subnet_id, instance_id,
         is_primary, mac, address, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
        tenant,
        interface.id,
        interface.position,
        interface.region,
        interface.zone,
        interface.vpc_id,
        interface.subnet_id,
        interface.instance_id,
        interface.is_primary,
        interface.mac,
        address,
        created,
    )
    .execute(scope.conn().await?)
    .await?;
    Ok(())
}

pub(super) async fn delete(scope: &mut Scope<'_>, id: &str) -> Result<()> {
    let tenant = scope.tenant_id().0;
    sqlx::query!("DELETE FROM network_interfaces WHERE tenant = $1 AND interface_id = $2", tenant, id)
        .execute(scope.conn().await?)
        .await?;
    Ok(())
}

pub(in crate::network) async fn count_in(scope: &mut Scope<'_>, subnet_id: &str) -> Result<i64> {
    let tenant = scope.tenant_id().0;
    let query = sqlx::query_scalar!(
        r#"SELECT COUNT(*) AS "count!: i64" FROM network_interfaces WHERE tenant = $1 AND subnet_id = $2"#,
        tenant,
        subnet_id,
    );
    Ok(query.fetch_one(scope.conn().await?).await?)
}

/// The security groups of an interface, in the order in which they were named.
pub(crate) async fn groups_of(scope: &mut Scope<'_>, interface_id: &str) -> Result<Vec<String>> {
    let tenant = scope.tenant_id().0;
    let query = sqlx::query_scalar!(
        "SELECT group_id FROM security_group_members WHERE tenant = $1 AND interface_id = $2 ORDER BY place, group_id",
        tenant,
        interface_id,
    );
    Ok(query.fetch_all(scope.conn().await?).await?)
}

/// Puts an interface into these groups and no others.
pub(crate) async fn set_groups(scope: &mut Scope<'_>, interface_id: &str, groups: &[String]) -> Result<()> {
    let tenant = scope.tenant_id().0;
    sqlx::query!("DELETE FROM security_group_members WHERE tenant = $1 AND interface_id = $2", tenant, interface_id)
        .execute(scope.conn().await?)
        .await?;
    for (place, group) in (0_i64..).zip(groups) {
        sqlx::query!(
            "INSERT INTO security_group_members (tenant, interface_id, group_id, place) VALUES ($1, $2, $3, $4)",
            tenant,
            interface_id,
            group,
            place,
        )
        .execute(scope.conn().await?)
        .await?;
    }
    Ok(())
}

/// How many interfaces are in a group.
pub(crate) async fn members_of(scope: &mut Scope<'_>, group_id: &str) -> Result<i64> {
    let tenant = scope.tenant_id().0;
    let query = sqlx::query_scalar!(
        r#"SELECT COUNT(*) AS "count!: i64" FROM security_group_members WHERE tenant = $1 AND group_id = $2"#,
        tenant,
        group_id,
    );
    Ok(query.fetch_one(scope.conn().await?).await?)
}
