//! The rule: delete a subnet.

use store::{Scope, table};

use super::{Subnet, TAGGED, get};
use crate::error::{Error, Kind, Result};
use crate::network::{address, interface, load_balancer, public_nat, reserved_block, route};

/// Deletes a subnet of which no address is in use, and which has no load balancer, no reserved block, no NAT, and no route
/// table and no access list of the customer's.
pub fn delete(scope: &mut Scope<'_>, id: &str) -> Result<()> {
    let subnet = get(scope, id)?;
    if interface::rows::count_in(scope, &subnet.id)? > 0 {
        return Err(Error::InUse { kind: Kind::Subnet, id: id.to_owned(), by: Kind::Interface });
    }
    if load_balancer::any_in_subnet(scope, id)? {
        return Err(Error::InUse { kind: Kind::Subnet, id: subnet.id, by: Kind::LoadBalancer });
    }
    // Whatever else has one of its addresses is a gateway or an address on its own.
    if address::rows::count_in(scope, &[id])?.get(id).is_some_and(|taken| *taken > 0) {
        return Err(Error::InUse { kind: Kind::Subnet, id: id.to_owned(), by: Kind::NatGateway });
    }
    if !public_nat::source::nats_of(scope, &[id])?.is_empty() {
        return Err(Error::InUse { kind: Kind::Subnet, id: subnet.id, by: Kind::NatGateway });
    }
    if reserved_block::rows::count_in(scope, &subnet.id)? > 0 {
        return Err(Error::InUse { kind: Kind::Subnet, id: subnet.id, by: Kind::ReservedBlock });
    }
    let own = [(&subnet.route_table_id, Kind::RouteTable), (&subnet.network_acl_id, Kind::NetworkAcl)];
    if let Some((_, by)) = own.into_iter().find(|(id, _)| id.is_some()) {
        return Err(Error::InUse { kind: Kind::Subnet, id: subnet.id, by });
    }
    route::forget_subnet(scope, &subnet.vpc_id, subnet.block)?;
    table::delete::<Subnet>(scope, &[id])?;
    let tenant = scope.tenant_id();
    address::rows::counter(id).remove(scope.conn()?, tenant)?;
    store::tag::clear(scope, TAGGED, &subnet.id)?;
    Ok(())
}
