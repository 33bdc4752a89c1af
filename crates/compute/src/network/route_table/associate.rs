//! The rules: give a table to a subnet or a gateway, and take it away.

use store::{Scope, table};

use super::{Refusal, RouteTable, Serves, get, rows};
use crate::error::Result;
use crate::network::ipv4_gateway::{self, Ipv4Gateway};
use crate::network::subnet::{self, Subnet};

/// Gives a table of the customer's to a subnet of its network, which has the network's own table until then.
pub fn associate(scope: &mut Scope<'_>, id: &str, subnet_id: &str) -> Result<()> {
    let table = usable(scope, id, Serves::Subnets)?;
    let mut subnet = subnet::get(scope, subnet_id)?;
    if subnet.vpc_id != table.vpc_id {
        return Err(Refusal::OtherNetwork { id: table.id, vpc: subnet.vpc_id }.into());
    }
    if let Some(table) = subnet.route_table_id {
        return Err(Refusal::Associated { user: subnet.id, table }.into());
    }
    subnet.route_table_id = Some(table.id);
    keep(scope, &subnet)
}

/// Takes a table from a subnet, which has the network's own table from then on.
pub fn dissociate(scope: &mut Scope<'_>, id: &str, subnet_id: &str) -> Result<()> {
    let table = get(scope, id)?;
    let mut subnet = subnet::get(scope, subnet_id)?;
    if subnet.route_table_id.as_ref() != Some(&table.id) {
        return Err(Refusal::NotAssociated { user: subnet.id, table: table.id }.into());
    }
    subnet.route_table_id = None;
    keep(scope, &subnet)
}

/// Gives a table to the gateway of its network, for the traffic that comes in.
pub fn associate_gateway(scope: &mut Scope<'_>, id: &str, gateway_id: &str) -> Result<()> {
    let table = usable(scope, id, Serves::Gateways)?;
    let mut gateway = ipv4_gateway::get(scope, gateway_id)?;
    if gateway.vpc_id != table.vpc_id {
        return Err(Refusal::OtherNetwork { id: table.id, vpc: gateway.vpc_id }.into());
    }
    if !gateway.enabled {
        return Err(ipv4_gateway::Refusal::Inactive { id: gateway.id }.into());
    }
    if let Some(table) = gateway.route_table_id {
        return Err(Refusal::Associated { user: gateway.id, table }.into());
    }
    if let Some((table, user)) =
        rows::gateways_by_table(scope, &[&table.vpc_id])?.into_iter().find(|(its, _)| its == id)
    {
        return Err(Refusal::Associated { user, table }.into());
    }
    gateway.route_table_id = Some(table.id);
    keep_gateway(scope, &gateway)
}

/// Takes a table from a gateway.
pub fn dissociate_gateway(scope: &mut Scope<'_>, id: &str, gateway_id: &str) -> Result<()> {
    let table = get(scope, id)?;
    let mut gateway = ipv4_gateway::get(scope, gateway_id)?;
    if gateway.route_table_id.as_ref() != Some(&table.id) {
        return Err(Refusal::NotAssociated { user: gateway.id, table: table.id }.into());
    }
    gateway.route_table_id = None;
    keep_gateway(scope, &gateway)
}

/// The table, when it is the customer's and for this.
fn usable(scope: &mut Scope<'_>, id: &str, serves: Serves) -> Result<RouteTable> {
    let table = get(scope, id)?;
    if table.is_system {
        return Err(Refusal::System { id: table.id }.into());
    }
    if table.serves != serves {
        return Err(Refusal::OtherUse { id: table.id }.into());
    }
    Ok(table)
}

fn keep(scope: &mut Scope<'_>, subnet: &Subnet) -> Result<()> {
    table::update(scope, subnet, &["route_table_id"])?;
    Ok(())
}

fn keep_gateway(scope: &mut Scope<'_>, gateway: &Ipv4Gateway) -> Result<()> {
    table::update(scope, gateway, &["route_table_id"])?;
    Ok(())
}
