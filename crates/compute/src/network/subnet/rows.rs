//! Where subnets are kept, and SQL for them.

use store::{Composed, Result, Scope, sql, table};

use super::{Filter, Subnet, TAGGED};
use crate::listing::Conditions;
use crate::network::block::{Block, BlockV6};

table! {
    Subnet in subnets s by subnet_id {
        id = subnet_id, position, region, zone, vpc_id, name, description, block, block_v6, route_table_id,
        network_acl_id, is_default, resource_group, extras, created_at,
    }
}

/// The blocks that have been cut from a network.
pub(in crate::network) fn blocks_in(scope: &mut Scope<'_>, vpc_id: &str) -> Result<Vec<Block>> {
    let tenant = scope.tenant_id().0;
    let query = sql!("SELECT block FROM subnets WHERE tenant = $1 AND vpc_id = $2", tenant, vpc_id);
    query.fetch_all(scope.conn()?)
}

/// The IPv6 addresses that subnets of a network have.
pub(in crate::network) fn blocks_v6_in(scope: &mut Scope<'_>, vpc_id: &str) -> Result<Vec<BlockV6>> {
    let tenant = scope.tenant_id().0;
    let query = sql!(
        "SELECT block_v6 FROM subnets WHERE tenant = $1 AND vpc_id = $2 AND block_v6 IS NOT NULL",
        tenant,
        vpc_id,
    );
    query.fetch_all(scope.conn()?)
}

/// The networks and ids of the subnets of several networks, newest first.
pub(super) fn ids_in(scope: &mut Scope<'_>, vpcs: &[&str]) -> Result<Vec<(String, String)>> {
    table::in_parts(vpcs, |vpcs| {
        let mut query = Composed::new("SELECT vpc_id, subnet_id FROM subnets WHERE tenant = ");
        query.bind(scope.tenant_id().0).push(" AND ").push_in("vpc_id", vpcs).push(" ORDER BY position DESC");
        query.fetch_all(scope.conn()?)
    })
}

pub(in crate::network) fn count_in(scope: &mut Scope<'_>, vpc_id: &str) -> Result<i64> {
    let tenant = scope.tenant_id().0;
    let query = sql!("SELECT COUNT(*) AS count FROM subnets WHERE tenant = $1 AND vpc_id = $2", tenant, vpc_id);
    query.fetch_one(scope.conn()?)
}

pub(super) fn conditions(scope: &Scope<'_>, filter: &Filter) -> Conditions {
    let mut conditions = Conditions::of::<Subnet>(scope);
    conditions
        .equal("s.region", filter.region.as_ref())
        .keyed("s.subnet_id", filter.ids.as_deref())
        .keyed("s.vpc_id", filter.vpcs.as_deref())
        .one_of("s.zone", filter.zones.as_deref())
        .equal("s.name", filter.name.as_ref())
        .equal("s.is_default", filter.is_default)
        .present("s.block_v6", filter.has_v6)
        .keyed("s.network_acl_id", filter.network_acls.as_deref())
        .equal("s.resource_group", filter.resource_group.as_ref())
        .tagged(TAGGED, "s.subnet_id", &filter.tags);
    if let Some(table) = &filter.route_table {
        let tenant = conditions.tenant();
        let query =
            conditions.push("(s.route_table_id = ").bind(table).push(" OR s.route_table_id IS NULL AND s.vpc_id IN (");
        query.push("SELECT v.vpc_id FROM vpcs v WHERE v.tenant = ").bind(tenant);
        query.push(" AND v.route_table_id = ").bind(table).push("))");
    }
    if let Some(nats) = &filter.public_nats {
        let select = "SELECT n.source_id FROM public_nat_sources n WHERE n.tenant";
        conditions.within("s.subnet_id", select).push(" AND ").push_in("n.nat_id", nats).push(")");
    }
    if let Some(wanted) = &filter.extra {
        conditions.extra("s.extras", wanted);
    }
    conditions
}
