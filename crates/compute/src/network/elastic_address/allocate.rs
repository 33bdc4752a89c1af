//! The rule: allocate an elastic address.

use std::net::Ipv4Addr;

use kernel::Tags;
use store::{Scope, table};

use super::{ElasticAddress, Refusal, TAGGED};
use crate::Extras;
use crate::Location;
use crate::error::Result;
use crate::listing::next_position;
use crate::network::address;
use crate::transition::Transition;

/// An elastic address to be made.
#[derive(Debug, Clone)]
pub struct New {
    /// The address that is wished for.
    pub address: Option<Ipv4Addr>,
    /// Name; may be empty.
    pub name: String,
    /// Free text; may be empty.
    pub description: String,
    /// Most Mbit/s.
    pub mbps: i64,
    /// The vendor's word for how traffic is paid for.
    pub internet_charge: String,
    /// The vendor's word for how the address is paid for.
    pub charge: String,
    /// The vendor's word for its line.
    pub isp: String,
    /// Resource group; may be empty.
    pub resource_group: String,
    /// Tags.
    pub tags: Tags,
    /// What only the dialect reads.
    pub extras: Extras,
}

/// Allocates an address that nobody has.
pub fn allocate(scope: &mut Scope<'_>, location: &Location<'_>, new: New) -> Result<ElasticAddress> {
    let address = match new.address {
        Some(wished) if address::is_free(scope, wished)? => wished,
        Some(wished) => return Err(Refusal::NotToBeHad { address: wished }.into()),
        None => address::draw_one(scope)?,
    };
    let elastic = ElasticAddress {
        id: location.draw(scope, |formats| &formats.elastic_address),
        position: next_position(scope)?,
        region: location.region.to_owned(),
        address,
        name: new.name,
        description: new.description,
        mbps: new.mbps,
        internet_charge: new.internet_charge,
        charge: new.charge,
        isp: new.isp,
        protected: false,
        holder: None,
        package_id: None,
        package_mbps: None,
        transition: Transition::settled(scope.now()),
        resource_group: new.resource_group,
        extras: new.extras,
        created_at: scope.now(),
    };
    table::insert(scope, [&elastic])?;
    address::rows::keep_public(scope, address, &elastic.id)?;
    store::tag::set(scope, TAGGED, &elastic.id, &new.tags)?;
    Ok(elastic)
}
