//! The rule: give a NAT gateway between private networks another address.

use std::net::Ipv4Addr;

use store::{Scope, table};

use super::{NatAddress, NatBlock, all_of, block, get_block};
use crate::Location;
use crate::error::Result;
use crate::instance::Count;
use crate::listing::next_position;
use crate::network::block::{Block, Pool, Reservation};
use crate::network::nat_gateway::{NatGateway, Refusal, get};
use crate::network::{address as private, subnet};
use crate::transition::{TRANSITION_LASTS, Transition};

/// An address to be made.
#[derive(Debug, Clone)]
pub struct New {
    /// The gateway.
    pub gateway_id: String,
    /// The block that it is from.
    pub block: Block,
    /// The address that is wished for.
    pub address: Option<Ipv4Addr>,
    /// The addresses of a block that the vendor keeps for itself.
    pub reservation: Reservation,
    /// Name; may be empty.
    pub name: String,
    /// Free text; may be empty.
    pub description: String,
}

/// Gives a gateway another address. One of the subnet's block is in use in the subnet from then on.
pub fn create(scope: &mut Scope<'_>, location: &Location<'_>, new: New) -> Result<NatAddress> {
    let gateway = get(scope, &new.gateway_id)?;
    if !gateway.is_internal {
        return Err(Refusal::WrongKind { id: gateway.id }.into());
    }
    gateway.check_settled(scope.now())?;
    let of = get_block(scope, &gateway.id, new.block)?;
    let address = pick(scope, &gateway, &of, &new)?;
    let made = NatAddress {
        id: location.draw(scope, |formats| &formats.nat_address),
        position: next_position(scope)?,
        region: gateway.region,
        gateway_id: gateway.id,
        block: of.block,
        address,
        name: new.name,
        description: new.description,
        is_default: false,
        transition: Transition::create(scope.begins(TRANSITION_LASTS)),
    };
    table::insert(scope, [&made])?;
    if of.is_default {
        private::rows::insert(scope, &gateway.subnet_id, &[(address, &made.id)])?;
    }
    Ok(made)
}

/// A free address of the block: the one that is wished for, or the lowest.
fn pick(scope: &mut Scope<'_>, gateway: &NatGateway, of: &NatBlock, new: &New) -> Result<Ipv4Addr> {
    if let Some(wished) = new.address.filter(|wished| !of.block.contains(*wished)) {
        return Err(Refusal::OutsideBlock { address: wished }.into());
    }
    if of.is_default {
        let subnet = subnet::get(scope, &gateway.subnet_id)?;
        let found = private::find_in(scope, &subnet, new.reservation, new.address, Count::exactly(1))?;
        return Ok(found.first().copied().unwrap_or(Ipv4Addr::UNSPECIFIED));
    }
    let taken: Vec<_> = all_of(scope, &gateway.id)?.into_iter().map(|had| had.address).collect();
    match new.address {
        Some(wished) if taken.contains(&wished) => Err(Refusal::AddressTaken { address: wished }.into()),
        Some(wished) => Ok(wished),
        None => {
            let usable = Pool::new(of.block, new.reservation).usable();
            let mut free = usable.filter_map(|number| u32::try_from(number).ok()).map(Ipv4Addr::from);
            let full = || Refusal::NoAddress { block: of.block.to_string() }.into();
            free.find(|address| !taken.contains(address)).ok_or_else(full)
        }
    }
}

/// Keeps the first block of a new gateway, and its own address.
pub(in crate::network::nat_gateway) fn create_first(
    scope: &mut Scope<'_>,
    location: &Location<'_>,
    gateway: &NatGateway,
    of: Block,
) -> Result<()> {
    let first = NatBlock {
        id: location.draw(scope, |formats| &formats.nat_block),
        position: next_position(scope)?,
        gateway_id: gateway.id.clone(),
        block: of,
        name: String::new(),
        description: String::new(),
        is_default: true,
        created_at: scope.now(),
    };
    block::insert(scope, &first)?;
    let own = NatAddress {
        id: location.draw(scope, |formats| &formats.nat_address),
        position: next_position(scope)?,
        region: gateway.region.clone(),
        gateway_id: gateway.id.clone(),
        block: of,
        address: gateway.address,
        name: String::new(),
        description: String::new(),
        is_default: true,
        transition: gateway.transition,
    };
    table::insert(scope, [&own])?;
    Ok(())
}
