//! The rules: give an elastic address to an instance, an interface, a gateway or a load balancer, and take it away.

use std::net::Ipv4Addr;

use store::Scope;

use super::{ElasticAddress, Holder, HolderKind, Refusal, get, of_holders, rows};
use crate::error::{Error, Kind, Result};
use crate::instance::{self, Count};
use crate::network::block::Reservation;
use crate::network::{address as private, havip, interface, ipv4_gateway, load_balancer, nat_gateway, subnet, vpc};
use crate::transition::{Status, TRANSITION_LASTS, Transition};

/// To whom an elastic address is given.
#[derive(Debug, Clone)]
pub enum To {
    /// An instance, whose primary interface it then stands for.
    Instance(String),
    /// An interface that is not primary, and one of its private addresses: the main one where none is named.
    Interface(String, Option<Ipv4Addr>),
    /// A NAT gateway before the Internet, whose rules can use it then. The vendor keeps some addresses of its subnet.
    NatGateway(String, Reservation),
    /// A high-availability virtual address.
    HaVip(String),
    /// A private address of a network with a gateway to the Internet, whatever has it.
    Address(String, Ipv4Addr),
    /// A load balancer before the Internet.
    LoadBalancer(String),
}

/// Gives an address that nobody has to something of its region.
pub fn associate(scope: &mut Scope<'_>, id: &str, to: &To) -> Result<ElasticAddress> {
    let mut elastic = get(scope, id)?;
    let status = elastic.status(scope.now());
    if status != Status::Free {
        return Err(Refusal::WrongState { id: elastic.id, status }.into());
    }
    let (holder, region) = holder(scope, to, &elastic.id)?;
    if region != elastic.region {
        return Err(Refusal::OtherRegion { holder: holder.id }.into());
    }
    // An interface may have one for each of its private addresses, and a gateway has several for its own.
    let others = of_holders(scope, &[&holder.id])?;
    let others = others.get(&holder.id).map(Vec::as_slice).unwrap_or_default();
    let same = |other: &ElasticAddress| {
        other
            .holder
            .as_ref()
            .is_some_and(|other| other.private_address == holder.private_address && other.vpc_id == holder.vpc_id)
    };
    if holder.kind != HolderKind::NatGateway && others.iter().any(same) {
        return Err(Refusal::HasAnother { holder: holder.id }.into());
    }
    elastic.holder = Some(holder);
    elastic.transition = Transition::attach(scope.begins(TRANSITION_LASTS));
    rows::update(scope, &elastic)?;
    Ok(elastic)
}

/// Takes an address from its holder; where one is named, it must be that one. `force` takes it out of the rules of a NAT
/// gateway first, which keep it otherwise.
pub fn unassociate(scope: &mut Scope<'_>, id: &str, holder: Option<&str>, force: bool) -> Result<ElasticAddress> {
    let mut elastic = get(scope, id)?;
    let status = elastic.status(scope.now());
    let Some(present) = elastic.holder.take().filter(|_| status == Status::Attached) else {
        return Err(Refusal::WrongState { id: elastic.id, status }.into());
    };
    if let Some(named) = holder
        && named != present.id
    {
        return Err(Refusal::OtherHolder { holder: named.to_owned() }.into());
    }
    if present.kind == HolderKind::NatGateway {
        leave_rules(scope, &elastic, &present.id, force)?;
        private::rows::delete_of(scope, &elastic.id)?;
    }
    elastic.transition = Transition::detach(scope.begins(TRANSITION_LASTS));
    rows::update(scope, &elastic)?;
    Ok(elastic)
}

/// Takes an address out of the rules of its NAT gateway, or refuses where one uses it.
fn leave_rules(scope: &mut Scope<'_>, elastic: &ElasticAddress, gateway: &str, force: bool) -> Result<()> {
    let address = elastic.address;
    if force {
        nat_gateway::forward::forget(scope, gateway, address)?;
        return nat_gateway::snat::forget(scope, gateway, address);
    }
    match nat_gateway::use_of(scope, gateway, address)? {
        Some(forwards) => Err(Refusal::InRule { id: elastic.id.clone(), forwards }.into()),
        None => Ok(()),
    }
}

/// The holder that is meant, and its region.
fn holder(scope: &mut Scope<'_>, to: &To, elastic_id: &str) -> Result<(Holder, String)> {
    match to {
        To::Instance(id) => of_instance(scope, id),
        To::Interface(id, wished) => of_interface(scope, id, *wished),
        To::NatGateway(id, reservation) => {
            let gateway = nat_gateway::get(scope, id)?;
            if gateway.is_internal {
                return Err(nat_gateway::Refusal::WrongKind { id: gateway.id }.into());
            }
            gateway.check_settled(scope.now())?;
            let private_address = if gateway.own_addresses {
                let subnet = subnet::get(scope, &gateway.subnet_id)?;
                let found = private::find_in(scope, &subnet, *reservation, None, Count::exactly(1))?;
                let found = found.first().copied().unwrap_or(Ipv4Addr::UNSPECIFIED);
                private::rows::insert(scope, &subnet.id, &[(found, elastic_id)])?;
                found
            } else {
                gateway.address
            };
            let kind = HolderKind::NatGateway;
            Ok((Holder { kind, id: gateway.id, private_address, vpc_id: gateway.vpc_id }, gateway.region))
        }
        To::HaVip(id) => {
            let vip = havip::get(scope, id)?;
            let status = vip.status(scope.now());
            if !status.is_stable() {
                return Err(havip::Refusal::WrongState { id: vip.id, status }.into());
            }
            let kind = HolderKind::HaVip;
            Ok((Holder { kind, id: vip.id, private_address: vip.address, vpc_id: vip.vpc_id }, vip.region))
        }
        To::LoadBalancer(id) => {
            let balancer = load_balancer::get(scope, id)?;
            if balancer.inside.is_some() {
                return Err(load_balancer::Refusal::Inside { id: balancer.id }.into());
            }
            let (kind, private_address) = (HolderKind::LoadBalancer, Ipv4Addr::UNSPECIFIED);
            Ok((Holder { kind, id: balancer.id, private_address, vpc_id: balancer.vpc_id }, balancer.region))
        }
        To::Address(vpc, address) => {
            let vpc = vpc::get(scope, vpc)?;
            let gateway = ipv4_gateway::of_vpc(scope, &vpc.id)?;
            if !gateway.is_some_and(|gateway| gateway.enabled) || !vpc.blocks().any(|block| block.contains(*address)) {
                return Err(Refusal::NoWay { vpc: vpc.id, address: *address }.into());
            }
            let (kind, id) = (HolderKind::Address, address.to_string());
            Ok((Holder { kind, id, private_address: *address, vpc_id: vpc.id }, vpc.region))
        }
    }
}

fn of_instance(scope: &mut Scope<'_>, id: &str) -> Result<(Holder, String)> {
    let instance = instance::get(scope, id)?;
    let status = instance.status(scope.now());
    if !status.is_stable() {
        return Err(Error::WrongState { id: instance.id, status });
    }
    if instance.public_address.is_some() {
        return Err(Refusal::HasOwn { holder: instance.id }.into());
    }
    let kind = HolderKind::Instance;
    let (private_address, vpc_id) = (instance.private_address, instance.vpc_id);
    Ok((Holder { kind, id: instance.id, private_address, vpc_id }, instance.region))
}

fn of_interface(scope: &mut Scope<'_>, id: &str, wished: Option<Ipv4Addr>) -> Result<(Holder, String)> {
    let found = interface::find(scope, id)?.ok_or_else(|| Error::not_found(Kind::Interface, id))?;
    if found.is_primary {
        return Err(Refusal::Primary { interface: found.id }.into());
    }
    let private_address = wished.unwrap_or(found.address);
    if private_address != found.address && !found.further.contains(&private_address) {
        return Err(Refusal::NoSuchPrivateAddress { holder: found.id, address: private_address }.into());
    }
    let kind = HolderKind::Interface;
    Ok((Holder { kind, id: found.id, private_address, vpc_id: found.vpc_id }, found.region))
}
