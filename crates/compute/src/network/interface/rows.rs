//! SQL for interfaces and their membership in security groups, nothing else.

use kernel::time;
use store::{Fault, Result, Scope, row, sql};

use super::{Filter, Interface};
use crate::listing::{Hit, Ids, Window, any_of};

row! {
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
        resource_group: String,
        created_at: i64,
    }
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
            resource_group: row.resource_group,
            created_at: time::from_millis(row.created_at),
        })
    }
}

pub(super) fn find(scope: &mut Scope<'_>, id: &str) -> Result<Option<Interface>> {
    let tenant = scope.tenant_id().0;
    let query = sql!(
        "SELECT interface_id, position, region, zone, vpc_id, subnet_id, instance_id, is_primary, mac, address,
         resource_group, created_at FROM network_interfaces WHERE tenant = $1 AND interface_id = $2",
        tenant,
        id,
    );
    query.fetch_optional::<Row>(scope.conn()?)?.map(Interface::try_from).transpose()
}

pub(super) fn insert(scope: &mut Scope<'_>, interface: &Interface) -> Result<()> {
    let (tenant, address) = (scope.tenant_id().0, interface.address.to_string());
    let created = time::to_millis(interface.created_at);
    sql!(
        "INSERT INTO network_interfaces (tenant, interface_id, position, region, zone, vpc_id, subnet_id, instance_id,
         is_primary, mac, address, resource_group, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
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
        interface.resource_group,
        created,
    )
    .execute(scope.conn()?)?;
    Ok(())
}

pub(super) fn delete(scope: &mut Scope<'_>, id: &str) -> Result<()> {
    let tenant = scope.tenant_id().0;
    sql!("DELETE FROM network_interfaces WHERE tenant = $1 AND interface_id = $2", tenant, id)
        .execute(scope.conn()?)?;
    Ok(())
}

pub(in crate::network) fn count_in(scope: &mut Scope<'_>, subnet_id: &str) -> Result<i64> {
    let tenant = scope.tenant_id().0;
    let query = sql!(
        "SELECT COUNT(*) AS count FROM network_interfaces WHERE tenant = $1 AND subnet_id = $2",
        tenant,
        subnet_id,
    );
    query.fetch_one(scope.conn()?)
}

/// The security groups of an interface, in the order in which they were named.
pub(crate) fn groups_of(scope: &mut Scope<'_>, interface_id: &str) -> Result<Vec<String>> {
    let tenant = scope.tenant_id().0;
    let query = sql!(
        "SELECT group_id FROM security_group_members WHERE tenant = $1 AND interface_id = $2 ORDER BY place, group_id",
        tenant,
        interface_id,
    );
    query.fetch_all(scope.conn()?)
}

/// Puts an interface into these groups and no others.
pub(crate) fn set_groups(scope: &mut Scope<'_>, interface_id: &str, groups: &[String]) -> Result<()> {
    let tenant = scope.tenant_id().0;
    sql!("DELETE FROM security_group_members WHERE tenant = $1 AND interface_id = $2", tenant, interface_id)
        .execute(scope.conn()?)?;
    for (place, group) in (0_i64..).zip(groups) {
        sql!(
            "INSERT INTO security_group_members (tenant, interface_id, group_id, place) VALUES ($1, $2, $3, $4)",
            tenant,
            interface_id,
            group,
            place,
        )
        .execute(scope.conn()?)?;
    }
    Ok(())
}

/// How many interfaces are in a group.
pub(crate) fn members_of(scope: &mut Scope<'_>, group_id: &str) -> Result<i64> {
    let tenant = scope.tenant_id().0;
    let query = sql!(
        "SELECT COUNT(*) AS count FROM security_group_members WHERE tenant = $1 AND group_id = $2",
        tenant,
        group_id,
    );
    query.fetch_one(scope.conn()?)
}

pub(super) fn hits(scope: &mut Scope<'_>, filter: &Filter, window: &Window) -> Result<Vec<Hit>> {
    let (tenant, ids, tags) = (scope.tenant_id().0, Ids::of(filter.ids.as_deref()), &filter.tags);
    let (bound, limit, skip) = (window.bound(), window.rows(), window.skip);
    let addresses = any_of(&filter.addresses);
    let query = sql!(
        "SELECT id AS id, position AS position, total AS total FROM (
             SELECT n.interface_id AS id, n.position AS position, COUNT(*) OVER () AS total FROM network_interfaces n
             WHERE n.tenant = $1 AND n.interface_id >= $2 AND n.interface_id <= $3
               AND ($4 LIKE '%|' || n.interface_id || '|%' OR $4 IS NULL)
               AND (n.region = $5 OR $5 IS NULL)
               AND (n.vpc_id = $6 OR $6 IS NULL)
               AND (n.subnet_id = $7 OR $7 IS NULL)
               AND (n.instance_id = $8 OR $8 IS NULL)
               AND (n.is_primary = $9 OR $9 IS NULL)
               AND ($10 = (n.instance_id IS NOT NULL) OR $10 IS NULL)
               AND ($11 LIKE '%|' || n.address || '|%' OR $11 IS NULL)
               AND (n.resource_group = $12 OR $12 IS NULL)
               AND (CAST($13 AS TEXT) IS NULL OR EXISTS (SELECT 1 FROM security_group_members m
                 WHERE m.tenant = n.tenant AND m.interface_id = n.interface_id AND m.group_id = $13))
               AND ($14 = 0 OR $14 = (SELECT COUNT(*) FROM tags t
                 WHERE t.tenant = n.tenant AND t.kind = 'interface' AND t.resource = n.interface_id
                   AND (replace($15, '␟' || t.tag_key || '␞' || t.tag_value || '␟', '') <> $15
                     OR replace($16, '␟' || t.tag_key || '␟', '') <> $16)))
           ) AS matching WHERE position < $17 ORDER BY position DESC LIMIT $18 OFFSET $19",
        tenant,
        ids.low,
        ids.high,
        ids.text,
        filter.region,
        filter.vpc,
        filter.subnet,
        filter.instance,
        filter.is_primary,
        filter.is_attached,
        addresses,
        filter.resource_group,
        filter.group,
        tags.count,
        tags.exact,
        tags.keys,
        bound,
        limit,
        skip,
    );
    query.fetch_all::<Hit>(scope.conn()?)
}
