//! Where the addresses and the blocks of NAT gateways are kept, and SQL for them.

use store::{Result, Scope, table};

use super::{BlockFilter, Filter, NatAddress, NatBlock};
use crate::listing::Conditions;
use crate::transition;

table! {
    NatAddress in nat_addresses a by nat_address_id {
        id = nat_address_id, position, region, gateway_id, block, address, name, description, is_default, transition,
    }
}

table! {
    NatBlock in nat_blocks b by nat_block_id {
        id = nat_block_id, position, gateway_id, block, name, description, is_default, created_at,
    }
}

/// The addresses of a gateway, oldest first.
pub(super) fn of_gateway(scope: &mut Scope<'_>, gateway: &str) -> Result<Vec<NatAddress>> {
    let mut query = table::select::<NatAddress>(scope);
    query.push(" AND a.gateway_id = ").bind(gateway).push(" ORDER BY a.position");
    query.fetch_all(scope.conn()?)
}

/// The blocks of a gateway, oldest first.
pub(super) fn blocks_of(scope: &mut Scope<'_>, gateway: &str) -> Result<Vec<NatBlock>> {
    let mut query = table::select::<NatBlock>(scope);
    query.push(" AND b.gateway_id = ").bind(gateway).push(" ORDER BY b.position");
    query.fetch_all(scope.conn()?)
}

pub(super) fn conditions(scope: &Scope<'_>, filter: &Filter) -> Conditions {
    let mut conditions = Conditions::of::<NatAddress>(scope);
    conditions
        .belonging("a.gateway_id", filter.gateway.as_ref())
        .keyed("a.nat_address_id", filter.ids.as_deref())
        .equal("a.block", filter.block)
        .one_of("a.name", filter.names.as_deref());
    if let Some(status) = filter.status {
        transition::in_states(&mut conditions, "a", "NULL", &[status], scope.now());
    }
    conditions
}

pub(super) fn block_conditions(scope: &Scope<'_>, filter: &BlockFilter) -> Conditions {
    let mut conditions = Conditions::of::<NatBlock>(scope);
    conditions
        .belonging("b.gateway_id", filter.gateway.as_ref())
        .one_of("b.block", filter.blocks.as_deref())
        .one_of("b.name", filter.names.as_deref());
    conditions
}
