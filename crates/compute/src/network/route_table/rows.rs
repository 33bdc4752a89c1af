//! SQL for route tables, nothing else.

use kernel::time;
use store::{Result, Scope, row, sql};

use super::{Filter, RouteTable};
use crate::listing::{Hit, Ids, Window};

row! {
    struct Row {
        route_table_id: String,
        position: i64,
        region: String,
        vpc_id: String,
        router_id: String,
        is_system: bool,
        name: String,
        description: String,
        propagates: bool,
        resource_group: String,
        created_at: i64,
    }
}

impl From<Row> for RouteTable {
    fn from(row: Row) -> Self {
        Self {
            id: row.route_table_id,
            position: row.position,
            region: row.region,
            vpc_id: row.vpc_id,
            router_id: row.router_id,
            is_system: row.is_system,
            name: row.name,
            description: row.description,
            propagates: row.propagates,
            resource_group: row.resource_group,
            created_at: time::from_millis(row.created_at),
        }
    }
}

pub(super) fn insert(scope: &mut Scope<'_>, table: &RouteTable) -> Result<()> {
    let (tenant, created) = (scope.tenant_id().0, time::to_millis(table.created_at));
    sql!(
        "INSERT INTO route_tables (tenant, route_table_id, position, region, vpc_id, router_id, is_system, name,
         description, propagates, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        tenant,
        table.id,
        table.position,
        table.region,
        table.vpc_id,
        table.router_id,
        table.is_system,
        table.name,
        table.description,
        table.propagates,
        created,
    )
    .execute(scope.conn()?)?;
    Ok(())
}

/// Keeps what may change about a route table.
pub(super) fn update(scope: &mut Scope<'_>, table: &RouteTable) -> Result<()> {
    let tenant = scope.tenant_id().0;
    sql!(
        "UPDATE route_tables SET name = $3, description = $4, propagates = $5
         WHERE tenant = $1 AND route_table_id = $2",
        tenant,
        table.id,
        table.name,
        table.description,
        table.propagates,
    )
    .execute(scope.conn()?)?;
    Ok(())
}

pub(super) fn delete(scope: &mut Scope<'_>, id: &str) -> Result<()> {
    let tenant = scope.tenant_id().0;
    sql!("DELETE FROM route_tables WHERE tenant = $1 AND route_table_id = $2", tenant, id).execute(scope.conn()?)?;
    Ok(())
}

pub(super) fn find(scope: &mut Scope<'_>, id: &str) -> Result<Option<RouteTable>> {
    let tenant = scope.tenant_id().0;
    let query = sql!(
        "SELECT r.route_table_id, r.position, r.region, r.vpc_id, r.router_id, r.is_system, r.name, r.description,
         r.propagates, v.resource_group, r.created_at
         FROM route_tables r JOIN vpcs v ON v.tenant = r.tenant AND v.vpc_id = r.vpc_id
         WHERE r.tenant = $1 AND r.route_table_id = $2",
        tenant,
        id,
    );
    Ok(query.fetch_optional::<Row>(scope.conn()?)?.map(RouteTable::from))
}

pub(super) fn hits(scope: &mut Scope<'_>, filter: &Filter, window: &Window) -> Result<Vec<Hit>> {
    let (tenant, ids, tags) = (scope.tenant_id().0, Ids::of(filter.ids.as_deref()), &filter.tags);
    let (bound, limit, skip) = (window.bound(), window.rows(), window.skip);
    let query = sql!(
        "SELECT id AS id, position AS position, total AS total FROM (
             SELECT r.route_table_id AS id, r.position AS position, COUNT(*) OVER () AS total FROM route_tables r
             JOIN vpcs v ON v.tenant = r.tenant AND v.vpc_id = r.vpc_id
             WHERE r.tenant = $1 AND r.route_table_id >= $2 AND r.route_table_id <= $3
               AND ($4 LIKE '%|' || r.route_table_id || '|%' OR $4 IS NULL)
               AND (r.region = $5 OR $5 IS NULL)
               AND (r.vpc_id = $6 OR $6 IS NULL)
               AND (r.router_id = $7 OR $7 IS NULL)
               AND (r.name = $8 OR $8 IS NULL)
               AND (r.is_system = $9 OR $9 IS NULL)
               AND (v.resource_group = $10 OR $10 IS NULL)
               AND ($11 = 0 OR $11 = (SELECT COUNT(*) FROM tags t
                 WHERE t.tenant = r.tenant AND t.kind = 'route-table' AND t.resource = r.route_table_id
                   AND (replace($12, '␟' || t.tag_key || '␞' || t.tag_value || '␟', '') <> $12
                     OR replace($13, '␟' || t.tag_key || '␟', '') <> $13)))
           ) AS matching WHERE position < $14 ORDER BY position DESC LIMIT $15 OFFSET $16",
        tenant,
        ids.low,
        ids.high,
        ids.text,
        filter.region,
        filter.vpc,
        filter.router,
        filter.name,
        filter.is_system,
        filter.resource_group,
        tags.count,
        tags.exact,
        tags.keys,
        bound,
        limit,
        skip,
    );
    query.fetch_all::<Hit>(scope.conn()?)
}
