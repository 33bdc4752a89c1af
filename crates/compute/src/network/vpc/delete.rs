//! The rule: delete a network.

use store::{Scope, table};

use super::{TAGGED, Vpc, get};
use crate::error::{Error, Kind, Result};
use crate::network::{
    ipv4_gateway, ipv6_gateway, load_balancer, network_acl, peering, public_nat, route, route_table, security_group,
    subnet,
};

/// Deletes a network in which nothing is left but what it was born with.
///
/// With `force`, its gateways to the Internet go with it, and the routes that lead to them.
pub fn delete(scope: &mut Scope<'_>, id: &str, force: bool) -> Result<()> {
    let vpc = get(scope, id)?;
    let in_use = |by| Err(Error::InUse { kind: Kind::Vpc, id: id.to_owned(), by });
    if subnet::rows::count_in(scope, &vpc.id)? > 0 {
        return in_use(Kind::Subnet);
    }
    if security_group::rows::count_in(scope, &vpc.id)? > 0 {
        return in_use(Kind::SecurityGroup);
    }
    let gateway = ipv4_gateway::of_vpc(scope, id)?.map(|gateway| gateway.id);
    let gateway_v6 = ipv6_gateway::of_vpc(scope, id)?.map(|gateway| gateway.id);
    if force {
        for gateway in gateway.iter().chain(&gateway_v6) {
            route::leave(scope, gateway)?;
        }
    }
    if route::rows::any_in(scope, id)? {
        return in_use(Kind::Route);
    }
    if public_nat::any_in(scope, id)? {
        return in_use(Kind::NatGateway);
    }
    if load_balancer::any_in(scope, id)? {
        return in_use(Kind::LoadBalancer);
    }
    if route_table::rows::custom_in(scope, id)? > 0 {
        return in_use(Kind::RouteTable);
    }
    if network_acl::rows::count_in(scope, id)? > 0 {
        return in_use(Kind::NetworkAcl);
    }
    if peering::rows::any_of(scope, id)? {
        return in_use(Kind::Peering);
    }
    match (gateway, gateway_v6) {
        (Some(_), _) if !force => return in_use(Kind::Ipv4Gateway),
        (_, Some(_)) if !force => return in_use(Kind::Ipv6Gateway),
        (v4, v6) => {
            v4.map_or(Ok(()), |gateway| ipv4_gateway::delete(scope, &gateway))?;
            v6.map_or(Ok(()), |gateway| ipv6_gateway::delete(scope, &gateway))?;
        }
    }
    route_table::delete_system(scope, &vpc)?;
    table::delete::<Vpc>(scope, &[id])?;
    store::tag::clear(scope, TAGGED, &vpc.id)?;
    Ok(())
}
