//! Where reserved blocks are kept, and SQL for them.

use store::{Composed, Fault, Result, Scope, sql, table};

use super::{Filter, Given, Range, ReservedBlock, TAGGED};
use crate::listing::Conditions;
use crate::network::block::Block;
use crate::network::prefix_list::Family;

table! {
    ReservedBlock in reserved_blocks r by reserved_block_id {
        id = reserved_block_id, position, region, vpc_id, subnet_id, block, name, description, transition, created_at,
    }
    joined "JOIN subnets s ON s.tenant = r.tenant AND s.subnet_id = r.subnet_id" {
        resource_group = "s.resource_group",
    }
}

/// What is reserved in a subnet.
pub(super) fn in_subnet(scope: &mut Scope<'_>, subnet: &str) -> Result<Vec<Range>> {
    let tenant = scope.tenant_id().0;
    sql!("SELECT block FROM reserved_blocks WHERE tenant = $1 AND subnet_id = $2", tenant, subnet)
        .fetch_all(scope.conn()?)
}

/// What is reserved in a network, each with its subnet.
pub(super) fn in_network(scope: &mut Scope<'_>, vpc: &str) -> Result<Vec<(String, Range)>> {
    let tenant = scope.tenant_id().0;
    sql!("SELECT subnet_id, block FROM reserved_blocks WHERE tenant = $1 AND vpc_id = $2", tenant, vpc)
        .fetch_all(scope.conn()?)
}

pub(in crate::network) fn count_in(scope: &mut Scope<'_>, subnet: &str) -> Result<i64> {
    let tenant = scope.tenant_id().0;
    let query =
        sql!("SELECT COUNT(*) AS count FROM reserved_blocks WHERE tenant = $1 AND subnet_id = $2", tenant, subnet);
    query.fetch_one(scope.conn()?)
}

/// The blocks that interfaces of these subnets have, each with its subnet, in the order in which the interfaces were made.
pub(super) fn given_in(scope: &mut Scope<'_>, subnets: &[&str]) -> Result<Vec<(String, Given)>> {
    let lists: Vec<(String, String, String)> = table::in_parts(subnets, |subnets| {
        let mut query =
            Composed::new("SELECT subnet_id, interface_id, prefixes FROM network_interfaces WHERE tenant = ");
        query.bind(scope.tenant_id().0).push(" AND prefixes <> '[]' AND ").push_in("subnet_id", subnets);
        query.push(" ORDER BY position").fetch_all(scope.conn()?)
    })?;
    let mut given = Vec::new();
    for (subnet, interface_id, list) in lists {
        let blocks: Vec<Block> = serde_json::from_str(&list)
            .map_err(|error| Fault::Damaged(format!("blocks of an interface cannot be read: {error}")))?;
        let of = |block| (subnet.clone(), Given { interface_id: interface_id.clone(), block });
        given.extend(blocks.into_iter().map(of));
    }
    Ok(given)
}

pub(super) fn conditions(scope: &Scope<'_>, filter: &Filter) -> Conditions {
    let mut conditions = Conditions::of::<ReservedBlock>(scope);
    conditions
        .equal("r.region", filter.region.as_ref())
        .keyed("r.reserved_block_id", filter.ids.as_deref())
        .belonging("r.subnet_id", filter.subnet.as_ref())
        .tagged(TAGGED, "r.reserved_block_id", &filter.tags);
    match filter.family {
        None => {}
        Some(Family::V4) => drop(conditions.push("r.block NOT LIKE '%:%'")),
        Some(Family::V6) => drop(conditions.push("r.block LIKE '%:%'")),
    }
    conditions
}
