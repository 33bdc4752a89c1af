//! The rule: create a network interface.

use std::net::{Ipv4Addr, Ipv6Addr};

use kernel::Tags;
use store::{Scope, table};

use super::addresses::{self, Wanted};
use super::{Interface, TAGGED, prefixes, rows};
use crate::Extras;
use crate::Location;
use crate::error::Result;
use crate::instance::Count;
use crate::listing::next_position;
use crate::network::address;
use crate::network::block::{Block, Reservation};
use crate::network::security_group::{SecurityGroup, check_network};
use crate::network::subnet::Subnet;
use crate::transition::{TRANSITION_LASTS, Transition};

/// A network interface to be made.
#[derive(Debug, Clone)]
pub struct New {
    /// The subnet, as it is now.
    pub subnet: Subnet,
    /// The addresses of a subnet that the vendor keeps for itself.
    pub reservation: Reservation,
    /// The security groups, as they are now.
    pub groups: Vec<SecurityGroup>,
    /// The main private address; any where none is wished for.
    pub address: Option<Ipv4Addr>,
    /// Further private addresses.
    pub further: Wanted<Ipv4Addr>,
    /// Whole blocks of further addresses.
    pub prefixes: Wanted<Block>,
    /// IPv6 addresses.
    pub v6: Wanted<Ipv6Addr>,
    /// Name; may be empty.
    pub name: String,
    /// Free text; may be empty.
    pub description: String,
    /// Whether it goes with the instance that has it.
    pub delete_on_release: bool,
    /// Resource group; may be empty.
    pub resource_group: String,
    /// Tags.
    pub tags: Tags,
    /// Whether it can carry others.
    pub is_trunk: bool,
    /// Whether it is there at once, in place of after the time that it takes to make one.
    pub at_once: bool,
    /// What only the dialect reads.
    pub extras: Extras,
}

/// Creates an interface that no instance has.
pub fn create(scope: &mut Scope<'_>, location: &Location<'_>, new: New) -> Result<Interface> {
    let (subnet, reservation) = (&new.subnet, new.reservation);
    new.groups.iter().try_for_each(|group| check_network(group, &subnet.vpc_id))?;
    let found = address::find_in(scope, subnet, reservation, new.address, Count::exactly(1))?;
    let address = found.first().copied().unwrap_or(Ipv4Addr::UNSPECIFIED);
    let mut interface = Interface {
        id: location.draw(scope, |formats| &formats.interface),
        position: next_position(scope)?,
        region: subnet.region.clone(),
        zone: subnet.zone.clone(),
        vpc_id: subnet.vpc_id.clone(),
        subnet_id: subnet.id.clone(),
        instance_id: None,
        is_primary: false,
        is_trunk: new.is_trunk,
        trunk_id: None,
        device_index: 0,
        network_card: None,
        mac: location.id_formats.mac(address),
        address,
        further: Vec::new(),
        prefixes: Vec::new(),
        v6: address::v6::find(scope, subnet, &new.v6, 1)?.pop().unwrap_or_default(),
        name: new.name,
        description: new.description,
        delete_on_release: new.delete_on_release,
        transition: if new.at_once {
            Transition::settled(scope.now())
        } else {
            Transition::create(scope.begins(TRANSITION_LASTS))
        },
        resource_group: new.resource_group,
        extras: new.extras,
        created_at: scope.now(),
        public_address: None,
    };
    table::insert(scope, [&interface])?;
    address::rows::insert(scope, &subnet.id, &[(address, &interface.id)])?;
    address::v6::insert(scope, std::slice::from_ref(&interface))?;
    interface.further = addresses::take(scope, subnet, reservation, &interface.id, &new.further)?;
    interface.further.sort_unstable();
    interface.prefixes = prefixes::take(scope, subnet, reservation, &interface.id, &new.prefixes)?;
    rows::update(scope, &interface)?;
    let groups: Vec<_> = new.groups.iter().map(|group| group.id.clone()).collect();
    rows::set_groups(scope, &interface.id, &groups)?;
    store::tag::set(scope, TAGGED, &interface.id, &new.tags)?;
    Ok(interface)
}
