//! SQL for subnets, nothing else.

use kernel::{TenantId, time};
use store::{Fault, Result, Scope, row, sql};

use super::{Filter, Subnet};
use crate::listing::{Hit, Ids, Window};
use crate::network::address;
use crate::network::block::Block;
use crate::network::vpc::read_block;

row! {
    struct Row {
        subnet_id: String,
        position: i64,
        region: String,
        zone: String,
        vpc_id: String,
        name: String,
        description: String,
        block: String,
        is_default: bool,
        resource_group: String,
        extras: String,
        created_at: i64,
    }
}

impl TryFrom<Row> for Subnet {
    type Error = Fault;

    fn try_from(row: Row) -> Result<Self> {
        Ok(Self {
            id: row.subnet_id,
            position: row.position,
            region: row.region,
            zone: row.zone,
            vpc_id: row.vpc_id,
            name: row.name,
            description: row.description,
            block: read_block(&row.block)?,
            is_default: row.is_default,
            resource_group: row.resource_group,
            extras: crate::read_extras(&row.extras)?,
            created_at: time::from_millis(row.created_at),
        })
    }
}

pub(super) fn insert(scope: &mut Scope<'_>, subnet: &Subnet) -> Result<()> {
    let (tenant, block) = (scope.tenant_id().0, subnet.block.to_string());
    let (extras, created) = (crate::write_extras(&subnet.extras), time::to_millis(subnet.created_at));
    sql!(
        "INSERT INTO subnets (tenant, subnet_id, position, region, zone, vpc_id, name, description, block, is_default,
         resource_group, extras, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
        tenant,
        subnet.id,
        subnet.position,
        subnet.region,
        subnet.zone,
        subnet.vpc_id,
        subnet.name,
        subnet.description,
        block,
        subnet.is_default,
        subnet.resource_group,
        extras,
        created,
    )
    .execute(scope.conn()?)?;
    Ok(())
}

/// Keeps what may change about a subnet.
pub(super) fn update(scope: &mut Scope<'_>, subnet: &Subnet) -> Result<()> {
    let tenant = scope.tenant_id().0;
    sql!(
        "UPDATE subnets SET name = $3, description = $4 WHERE tenant = $1 AND subnet_id = $2",
        tenant,
        subnet.id,
        subnet.name,
        subnet.description,
    )
    .execute(scope.conn()?)?;
    Ok(())
}

pub(super) fn delete(scope: &mut Scope<'_>, id: &str) -> Result<()> {
    let tenant = scope.tenant_id().0;
    sql!("DELETE FROM subnets WHERE tenant = $1 AND subnet_id = $2", tenant, id).execute(scope.conn()?)?;
    address::rows::counter(id).remove(scope.conn()?, TenantId(tenant))
}

pub(super) fn find(scope: &mut Scope<'_>, id: &str) -> Result<Option<Subnet>> {
    let tenant = scope.tenant_id().0;
    let query = sql!(
        "SELECT subnet_id, position, region, zone, vpc_id, name, description, block, is_default, resource_group,
         extras, created_at FROM subnets WHERE tenant = $1 AND subnet_id = $2",
        tenant,
        id,
    );
    query.fetch_optional::<Row>(scope.conn()?)?.map(Subnet::try_from).transpose()
}

/// The blocks that have been cut from a network.
pub(in crate::network) fn blocks_in(scope: &mut Scope<'_>, vpc_id: &str) -> Result<Vec<Block>> {
    let tenant = scope.tenant_id().0;
    let query = sql!("SELECT block FROM subnets WHERE tenant = $1 AND vpc_id = $2", tenant, vpc_id);
    query.fetch_all::<String>(scope.conn()?)?.iter().map(|text| read_block(text)).collect()
}

pub(in crate::network) fn count_in(scope: &mut Scope<'_>, vpc_id: &str) -> Result<i64> {
    let tenant = scope.tenant_id().0;
    let query = sql!("SELECT COUNT(*) AS count FROM subnets WHERE tenant = $1 AND vpc_id = $2", tenant, vpc_id,);
    query.fetch_one(scope.conn()?)
}

pub(super) fn hits(scope: &mut Scope<'_>, filter: &Filter, window: &Window) -> Result<Vec<Hit>> {
    let (tenant, ids, tags) = (scope.tenant_id().0, Ids::of(filter.ids.as_deref()), &filter.tags);
    let (bound, limit, skip) = (window.bound(), window.rows(), window.skip);
    let query = sql!(
        "SELECT id AS id, position AS position, total AS total FROM (
             SELECT s.subnet_id AS id, s.position AS position, COUNT(*) OVER () AS total FROM subnets s
             WHERE s.tenant = $1 AND s.subnet_id >= $2 AND s.subnet_id <= $3
               AND ($4 LIKE '%|' || s.subnet_id || '|%' OR $4 IS NULL)
               AND (s.region = $5 OR $5 IS NULL)
               AND (s.vpc_id = $6 OR $6 IS NULL)
               AND (s.zone = $7 OR $7 IS NULL)
               AND (s.name = $8 OR $8 IS NULL)
               AND (s.is_default = $9 OR $9 IS NULL)
               AND (s.resource_group = $10 OR $10 IS NULL)
               AND ($11 = 0 OR $11 = (SELECT COUNT(*) FROM tags t
                 WHERE t.tenant = s.tenant AND t.kind = 'subnet' AND t.resource = s.subnet_id
                   AND (replace($12, '␟' || t.tag_key || '␞' || t.tag_value || '␟', '') <> $12
                     OR replace($13, '␟' || t.tag_key || '␟', '') <> $13)))
           ) AS matching WHERE position < $14 ORDER BY position DESC LIMIT $15 OFFSET $16",
        tenant,
        ids.low,
        ids.high,
        ids.text,
        filter.region,
        filter.vpc,
        filter.zone,
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
