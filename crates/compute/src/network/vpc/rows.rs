//! SQL for networks, nothing else.

use kernel::time;
use store::{Fault, Result, Scope, row, sql};

use super::{Filter, Vpc};
use crate::listing::{Hit, Ids, Window};
use crate::network::block::Block;

row! {
    struct Row {
        vpc_id: String,
        position: i64,
        region: String,
        name: String,
        description: String,
        block: String,
        router_id: String,
        route_table_id: String,
        is_default: bool,
        resource_group: String,
        extras: String,
        created_at: i64,
    }
}

impl TryFrom<Row> for Vpc {
    type Error = Fault;

    fn try_from(row: Row) -> Result<Self> {
        Ok(Self {
            id: row.vpc_id,
            position: row.position,
            region: row.region,
            name: row.name,
            description: row.description,
            block: read_block(&row.block)?,
            router_id: row.router_id,
            route_table_id: row.route_table_id,
            is_default: row.is_default,
            resource_group: row.resource_group,
            extras: crate::read_extras(&row.extras)?,
            created_at: time::from_millis(row.created_at),
        })
    }
}

/// The block that a row keeps as text.
pub(in crate::network) fn read_block(text: &str) -> Result<Block> {
    text.parse().map_err(|error| Fault::Damaged(format!("block: {error}")))
}

pub(super) fn insert(scope: &mut Scope<'_>, vpc: &Vpc) -> Result<()> {
    let (tenant, block) = (scope.tenant_id().0, vpc.block.to_string());
    let (extras, created) = (crate::write_extras(&vpc.extras), time::to_millis(vpc.created_at));
    sql!(
        "INSERT INTO vpcs (tenant, vpc_id, position, region, name, description, block, router_id, route_table_id,
         is_default, resource_group, extras, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
        tenant,
        vpc.id,
        vpc.position,
        vpc.region,
        vpc.name,
        vpc.description,
        block,
        vpc.router_id,
        vpc.route_table_id,
        vpc.is_default,
        vpc.resource_group,
        extras,
        created,
    )
    .execute(scope.conn()?)?;
    Ok(())
}

/// Keeps what may change about a network.
pub(super) fn update(scope: &mut Scope<'_>, vpc: &Vpc) -> Result<()> {
    let (tenant, extras, block) = (scope.tenant_id().0, crate::write_extras(&vpc.extras), vpc.block.to_string());
    sql!(
        "UPDATE vpcs SET name = $3, description = $4, block = $5, extras = $6 WHERE tenant = $1 AND vpc_id = $2",
        tenant,
        vpc.id,
        vpc.name,
        vpc.description,
        block,
        extras,
    )
    .execute(scope.conn()?)?;
    Ok(())
}

pub(super) fn delete(scope: &mut Scope<'_>, id: &str) -> Result<()> {
    let tenant = scope.tenant_id().0;
    sql!("DELETE FROM vpcs WHERE tenant = $1 AND vpc_id = $2", tenant, id).execute(scope.conn()?)?;
    Ok(())
}

pub(super) fn find(scope: &mut Scope<'_>, id: &str) -> Result<Option<Vpc>> {
    let tenant = scope.tenant_id().0;
    let query = sql!(
        "SELECT vpc_id, position, region, name, description, block, router_id, route_table_id, is_default,
         resource_group, extras, created_at FROM vpcs WHERE tenant = $1 AND vpc_id = $2",
        tenant,
        id,
    );
    query.fetch_optional::<Row>(scope.conn()?)?.map(Vpc::try_from).transpose()
}

pub(super) fn hits(scope: &mut Scope<'_>, filter: &Filter, window: &Window) -> Result<Vec<Hit>> {
    let (tenant, ids, tags) = (scope.tenant_id().0, Ids::of(filter.ids.as_deref()), &filter.tags);
    let (bound, limit, skip) = (window.bound(), window.rows(), window.skip);
    let query = sql!(
        "SELECT id AS id, position AS position, total AS total FROM (
             SELECT v.vpc_id AS id, v.position AS position, COUNT(*) OVER () AS total FROM vpcs v
             WHERE v.tenant = $1 AND v.vpc_id >= $2 AND v.vpc_id <= $3
               AND ($4 LIKE '%|' || v.vpc_id || '|%' OR $4 IS NULL)
               AND (v.region = $5 OR $5 IS NULL)
               AND (v.name = $6 OR $6 IS NULL)
               AND (v.is_default = $7 OR $7 IS NULL)
               AND (v.resource_group = $8 OR $8 IS NULL)
               AND ($9 = 0 OR $9 = (SELECT COUNT(*) FROM tags t
                 WHERE t.tenant = v.tenant AND t.kind = 'vpc' AND t.resource = v.vpc_id
                   AND (replace($10, '␟' || t.tag_key || '␞' || t.tag_value || '␟', '') <> $10
                     OR replace($11, '␟' || t.tag_key || '␟', '') <> $11)))
           ) AS matching WHERE position < $12 ORDER BY position DESC LIMIT $13 OFFSET $14",
        tenant,
        ids.low,
        ids.high,
        ids.text,
        filter.region,
        filter.name,
        filter.is_default,
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
