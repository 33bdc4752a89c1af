//! The rule: change a forwarding rule of a public NAT.

use std::net::Ipv4Addr;

use store::{Scope, table};

use super::{Forward, Traffic, get};
use crate::error::Result;
use crate::network::public_nat;

/// What is to change; `None` keeps the value.
#[derive(Debug, Clone, Default)]
pub struct Change {
    /// New name.
    pub name: Option<String>,
    /// New description.
    pub description: Option<String>,
    /// The NAT's address that packets come to.
    pub address: Option<Ipv4Addr>,
    /// The private address that they go to.
    pub private_address: Option<Ipv4Addr>,
    /// Which packets it is about.
    pub traffic: Option<Traffic>,
}

/// Changes a forwarding rule and returns it as it is then.
pub fn modify(scope: &mut Scope<'_>, id: &str, change: Change) -> Result<Forward> {
    let mut forward = get(scope, id)?;
    let nat = public_nat::get(scope, &forward.nat_id)?;
    forward.name = change.name.unwrap_or(forward.name);
    forward.description = change.description.unwrap_or(forward.description);
    forward.address = change.address.unwrap_or(forward.address);
    forward.private_address = change.private_address.unwrap_or(forward.private_address);
    forward.traffic = change.traffic.unwrap_or(forward.traffic);
    forward.check(scope, &nat)?;
    let changing = ["name", "description", "address", "private_address", "protocol", "public_port", "private_port"];
    table::update(scope, &forward, &changing)?;
    Ok(forward)
}
