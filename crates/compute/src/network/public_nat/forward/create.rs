//! The rule: create a forwarding rule of a public NAT.

use std::net::Ipv4Addr;

use store::{Scope, table};

use super::{Forward, Traffic};
use crate::Location;
use crate::error::Result;
use crate::listing::next_position;
use crate::network::public_nat::get;

/// A forwarding rule to be made.
#[derive(Debug, Clone)]
pub struct New {
    /// The NAT.
    pub nat_id: String,
    /// Name; may be empty.
    pub name: String,
    /// Free text; may be empty.
    pub description: String,
    /// The NAT's address that packets come to.
    pub address: Ipv4Addr,
    /// The private address that they go to.
    pub private_address: Ipv4Addr,
    /// Which packets it is about.
    pub traffic: Traffic,
}

/// Creates a forwarding rule. No other rule of the NAT is about the same packets.
pub fn create(scope: &mut Scope<'_>, location: &Location<'_>, new: New) -> Result<Forward> {
    let nat = get(scope, &new.nat_id)?;
    let forward = Forward {
        id: location.draw(scope, |formats| &formats.forward_entry),
        position: next_position(scope)?,
        region: nat.region.clone(),
        nat_id: nat.id.clone(),
        name: new.name,
        description: new.description,
        address: new.address,
        private_address: new.private_address,
        traffic: new.traffic,
        created_at: scope.now(),
    };
    forward.check(scope, &nat)?;
    table::insert(scope, [&forward])?;
    Ok(forward)
}
