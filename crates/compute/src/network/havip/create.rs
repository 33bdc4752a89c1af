//! The rule: create a high-availability virtual address.

use std::net::Ipv4Addr;

use kernel::Tags;
use store::{Scope, table};

use super::{HaVip, TAGGED};
use crate::Location;
use crate::error::Result;
use crate::instance::Count;
use crate::listing::next_position;
use crate::network::address;
use crate::network::block::Reservation;
use crate::network::subnet::Subnet;
use crate::transition::{TRANSITION_LASTS, Transition};

/// A high-availability virtual address to be made.
#[derive(Debug, Clone)]
pub struct New {
    /// The subnet, as it is now.
    pub subnet: Subnet,
    /// The addresses of a subnet that the vendor keeps for itself.
    pub reservation: Reservation,
    /// The address that is wished for.
    pub address: Option<Ipv4Addr>,
    /// Name; may be empty.
    pub name: String,
    /// Free text; may be empty.
    pub description: String,
    /// Resource group; may be empty.
    pub resource_group: String,
    /// Tags.
    pub tags: Tags,
}

/// Creates a high-availability virtual address without members. It takes an address of its subnet.
pub fn create(scope: &mut Scope<'_>, location: &Location<'_>, new: New) -> Result<HaVip> {
    let subnet = &new.subnet;
    let found = address::find_in(scope, subnet, new.reservation, new.address, Count::exactly(1))?;
    let address = found.first().copied().unwrap_or(Ipv4Addr::UNSPECIFIED);
    let made = HaVip {
        id: location.draw(scope, |formats| &formats.ha_vip),
        position: next_position(scope)?,
        region: subnet.region.clone(),
        vpc_id: subnet.vpc_id.clone(),
        subnet_id: subnet.id.clone(),
        address,
        name: new.name,
        description: new.description,
        member_kind: None,
        transition: Transition::create(scope.begins(TRANSITION_LASTS)),
        resource_group: new.resource_group,
        created_at: scope.now(),
        members: Vec::new(),
    };
    table::insert(scope, [&made])?;
    address::rows::insert(scope, &subnet.id, &[(address, &made.id)])?;
    store::tag::set(scope, TAGGED, &made.id, &new.tags)?;
    Ok(made)
}
