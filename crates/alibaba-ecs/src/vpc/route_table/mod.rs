//! Route tables: the system table of each network, and those of the customer for vSwitches or gateways.

mod create_route_table;
mod delete_route_table;
mod describe_route_table_list;
mod describe_route_tables;
mod modify_route_table_attributes;
mod on_gateway;
mod on_v_switch;

pub use create_route_table::CreateRouteTable;
pub use delete_route_table::DeleteRouteTable;
pub use describe_route_table_list::DescribeRouteTableList;
pub use describe_route_tables::DescribeRouteTables;
pub use modify_route_table_attributes::ModifyRouteTableAttributes;
pub use on_gateway::{AssociateWithGateway, DissociateFromGateway, OnGateway};
pub use on_v_switch::{Associate, OnVSwitch, Unassociate};

use compute::network::route_table::{RouteTable, Serves, get};
use wire::Scope;

use crate::ecs::Result;
use crate::ecs::field::RegionId;

/// The table, when it is in the region that a call names.
pub(super) fn in_region(scope: &mut Scope<'_>, region: Option<RegionId>, id: &str) -> Result<RouteTable> {
    let table = get(scope, id)?;
    if region.is_some_and(|region| region.0.id != table.region) {
        return Err(compute::Error::not_found(compute::Kind::RouteTable, id).into());
    }
    Ok(table)
}

/// The vendor's word for what uses a table.
fn word(serves: Serves) -> &'static str {
    match serves {
        Serves::Subnets => "VSwitch",
        Serves::Gateways => "Gateway",
    }
}
