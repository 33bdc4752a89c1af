//! The rule: create a forwarding rule of a NAT gateway.

use std::net::Ipv4Addr;

use store::{Scope, table};

use super::{ForwardEntry, Ports, all_of};
use crate::Location;
use crate::error::{Error, Kind, Result};
use crate::listing::next_position;
use crate::network::nat_gateway::get;
use crate::transition::{TRANSITION_LASTS, Transition};

/// How many rules a table may have.
const MOST: usize = 100;

/// A forwarding rule to be made.
#[derive(Debug, Clone)]
pub struct New {
    /// The table.
    pub table_id: String,
    /// Name; may be empty.
    pub name: String,
    /// The protocol, in the vendor's word.
    pub protocol: String,
    /// The gateway's address that packets come to.
    pub external_address: Ipv4Addr,
    /// The ports that they come to.
    pub external_ports: Ports,
    /// The private address that they go to.
    pub internal_address: Ipv4Addr,
    /// The ports that they go to.
    pub internal_ports: Ports,
    /// Whether source rules may use the address although the rule has every port of it.
    pub shares_address: bool,
}

/// Creates a forwarding rule. No other rule of the table is about the same packets.
pub fn create(scope: &mut Scope<'_>, location: &Location<'_>, new: New) -> Result<ForwardEntry> {
    let gateway = get::of_forward_table(scope, &new.table_id)?;
    gateway.check_settled(scope.now())?;
    if all_of(scope, &gateway.id)?.len() >= MOST {
        return Err(Error::QuotaReached { kind: Kind::ForwardEntry });
    }
    let entry = ForwardEntry {
        id: location.draw(scope, |formats| &formats.forward_entry),
        position: next_position(scope)?,
        region: gateway.region.clone(),
        gateway_id: gateway.id.clone(),
        table_id: new.table_id,
        name: new.name,
        protocol: new.protocol,
        external_address: new.external_address,
        external_ports: new.external_ports,
        internal_address: new.internal_address,
        internal_ports: new.internal_ports,
        shares_address: new.shares_address,
        transition: Transition::create(scope.begins(TRANSITION_LASTS)),
    };
    entry.check(scope, &gateway)?;
    table::insert(scope, [&entry])?;
    Ok(entry)
}
