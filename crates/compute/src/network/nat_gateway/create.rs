//! The rule: create a NAT gateway.

use std::net::Ipv4Addr;

use kernel::Tags;
use store::{Scope, table};

use super::{NatGateway, Refusal, TAGGED, address};
use crate::Extras;
use crate::Location;
use crate::error::{Error, Kind, Result};
use crate::instance::Count;
use crate::listing::next_position;
use crate::network::address as private;
use crate::network::block::Reservation;
use crate::network::subnet::Subnet;
use crate::network::vpc;
use crate::transition::{TRANSITION_LASTS, Transition};

/// How many gateways of a kind a network may have.
const MOST: i64 = 10;

/// A NAT gateway to be made.
#[derive(Debug, Clone)]
pub struct New {
    /// The network.
    pub vpc_id: String,
    /// The subnet, as it is now.
    pub subnet: Subnet,
    /// The addresses of a subnet that the vendor keeps for itself.
    pub reservation: Reservation,
    /// The private address that is wished for.
    pub address: Option<Ipv4Addr>,
    /// Name; may be empty.
    pub name: String,
    /// Free text; may be empty.
    pub description: String,
    /// Whether it stands between private networks.
    pub is_internal: bool,
    /// Whether each elastic address it gets takes a private address of its subnet.
    pub own_addresses: bool,
    /// The vendor's word for its size; may be empty.
    pub spec: String,
    /// The vendor's word for how traffic is paid for.
    pub internet_charge: String,
    /// The vendor's word for how the gateway is paid for.
    pub charge: String,
    /// Resource group; may be empty.
    pub resource_group: String,
    /// Tags.
    pub tags: Tags,
    /// What only the dialect reads.
    pub extras: Extras,
}

/// Creates a NAT gateway with empty tables. It takes a private address of its subnet.
pub fn create(scope: &mut Scope<'_>, location: &Location<'_>, new: New) -> Result<NatGateway> {
    let vpc = vpc::get(scope, &new.vpc_id)?;
    let subnet = &new.subnet;
    if subnet.vpc_id != vpc.id {
        return Err(Refusal::OtherNetwork { subnet: subnet.id.clone(), vpc: vpc.id }.into());
    }
    if super::rows::count_in(scope, &vpc.id, new.is_internal)? >= MOST {
        return Err(Error::QuotaReached { kind: Kind::NatGateway });
    }
    let found = private::find_in(scope, subnet, new.reservation, new.address, Count::exactly(1))?;
    let address = found.first().copied().unwrap_or(Ipv4Addr::UNSPECIFIED);
    let gateway = NatGateway {
        id: location.draw(scope, |formats| &formats.nat_gateway),
        position: next_position(scope)?,
        region: vpc.region,
        zone: subnet.zone.clone(),
        vpc_id: vpc.id,
        subnet_id: subnet.id.clone(),
        address,
        interface_id: location.draw(scope, |formats| &formats.interface),
        snat_table_id: location.draw(scope, |formats| &formats.snat_table),
        forward_table_id: location.draw(scope, |formats| &formats.forward_table),
        name: new.name,
        description: new.description,
        is_internal: new.is_internal,
        own_addresses: new.own_addresses,
        spec: new.spec,
        internet_charge: new.internet_charge,
        charge: new.charge,
        protected: false,
        transition: Transition::create(scope.begins(TRANSITION_LASTS)),
        resource_group: new.resource_group,
        extras: new.extras,
        created_at: scope.now(),
    };
    table::insert(scope, [&gateway])?;
    private::rows::insert(scope, &subnet.id, &[(address, &gateway.id)])?;
    if gateway.is_internal {
        address::create_first(scope, location, &gateway, subnet.block)?;
    }
    store::tag::set(scope, TAGGED, &gateway.id, &new.tags)?;
    Ok(gateway)
}
