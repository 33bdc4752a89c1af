//! The rules: give an elastic address to an instance or an interface, and take it away.

use std::net::Ipv4Addr;

use store::Scope;

use super::{ElasticAddress, Holder, HolderKind, Refusal, get, of_holders, rows};
use crate::error::{Error, Kind, Result};
use crate::instance;
use crate::network::{interface, ipv4_gateway, vpc};
use crate::transition::{Status, TRANSITION_LASTS, Transition};

/// To whom an elastic address is given.
#[derive(Debug, Clone)]
pub enum To {
    /// An instance, whose primary interface it then stands for.
    Instance(String),
    /// An interface that is not primary, and one of its private addresses: the main one where none is named.
    Interface(String, Option<Ipv4Addr>),
    /// A private address of a network with a gateway to the Internet, whatever has it.
    Address(String, Ipv4Addr),
}

/// Gives an address that nobody has to an instance, an interface or a private address of its region.
pub fn associate(scope: &mut Scope<'_>, id: &str, to: &To) -> Result<ElasticAddress> {
    let mut elastic = get(scope, id)?;
    let status = elastic.status(scope.now());
    if status != Status::Free {
        return Err(Refusal::WrongState { id: elastic.id, status }.into());
    }
    let (holder, region) = holder(scope, to)?;
    if region != elastic.region {
        return Err(Refusal::OtherRegion { holder: holder.id }.into());
    }
    // An interface may have one for each of its private addresses.
    let others = of_holders(scope, &[&holder.id])?;
    let others = others.get(&holder.id).map(Vec::as_slice).unwrap_or_default();
    let same = |other: &ElasticAddress| {
        other
            .holder
            .as_ref()
            .is_some_and(|other| other.private_address == holder.private_address && other.vpc_id == holder.vpc_id)
    };
    if others.iter().any(same) {
        return Err(Refusal::HasAnother { holder: holder.id }.into());
    }
    elastic.holder = Some(holder);
    elastic.transition = Transition::attach(scope.begins(TRANSITION_LASTS));
    rows::update(scope, &elastic)?;
    Ok(elastic)
}

/// Takes an address from its holder; where one is named, it must be that one.
pub fn unassociate(scope: &mut Scope<'_>, id: &str, holder: Option<&str>) -> Result<ElasticAddress> {
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
    elastic.transition = Transition::detach(scope.begins(TRANSITION_LASTS));
    rows::update(scope, &elastic)?;
    Ok(elastic)
}

/// The holder that is meant, and its region.
fn holder(scope: &mut Scope<'_>, to: &To) -> Result<(Holder, String)> {
    match to {
        To::Instance(id) => {
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
        To::Interface(id, wished) => {
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
