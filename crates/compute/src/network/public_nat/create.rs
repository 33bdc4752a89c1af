//! The rule: create a public NAT.

use kernel::Tags;
use store::{Scope, table};

use super::{PublicNat, TAGGED, address};
use crate::Extras;
use crate::Location;
use crate::error::Result;
use crate::listing::next_position;
use crate::network::vpc;

/// A public NAT to be made.
#[derive(Debug, Clone)]
pub struct New {
    /// The network.
    pub vpc_id: String,
    /// Name; may be empty.
    pub name: String,
    /// Whether the whole network goes through it.
    pub whole_network: bool,
    /// How many addresses it has at first.
    pub addresses: usize,
    /// Most Mbit/s.
    pub mbps: i64,
    /// The vendor's word for how it is paid for.
    pub charge: String,
    /// The vendor's word for the line of its addresses.
    pub line: String,
    /// Resource group; may be empty.
    pub resource_group: String,
    /// Tags.
    pub tags: Tags,
    /// What only the dialect reads.
    pub extras: Extras,
}

/// Creates a public NAT with its addresses.
pub fn create(scope: &mut Scope<'_>, location: &Location<'_>, new: New) -> Result<PublicNat> {
    let vpc = vpc::get(scope, &new.vpc_id)?;
    let nat = PublicNat {
        id: location.draw(scope, |formats| &formats.nat_gateway),
        position: next_position(scope)?,
        region: vpc.region,
        vpc_id: vpc.id,
        name: new.name,
        whole_network: new.whole_network,
        mbps: new.mbps,
        charge: new.charge,
        line: new.line,
        resource_group: new.resource_group,
        extras: new.extras,
        created_at: scope.now(),
    };
    table::insert(scope, [&nat])?;
    address::add(scope, location, &nat.id, new.addresses)?;
    store::tag::set(scope, TAGGED, &nat.id, &new.tags)?;
    Ok(nat)
}
