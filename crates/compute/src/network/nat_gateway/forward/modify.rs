//! The rule: change a forwarding rule of a NAT gateway.

use std::net::Ipv4Addr;

use store::Scope;

use super::{ForwardEntry, Ports, check_settled, rows};
use crate::error::Result;
use crate::network::nat_gateway;
use crate::transition::{TRANSITION_LASTS, Transition};

/// What is to change; `None` keeps the value.
#[derive(Debug, Clone, Default)]
pub struct Change {
    /// New name.
    pub name: Option<String>,
    /// New protocol, in the vendor's word.
    pub protocol: Option<String>,
    /// The gateway's address that packets come to.
    pub external_address: Option<Ipv4Addr>,
    /// The ports that they come to.
    pub external_ports: Option<Ports>,
    /// The private address that they go to.
    pub internal_address: Option<Ipv4Addr>,
    /// The ports that they go to.
    pub internal_ports: Option<Ports>,
    /// Whether source rules may use the address although the rule has every port of it.
    pub shares_address: Option<bool>,
}

/// Changes a rule and returns it as it is then.
pub fn modify(scope: &mut Scope<'_>, mut entry: ForwardEntry, change: Change) -> Result<ForwardEntry> {
    check_settled(scope, &entry)?;
    let gateway = nat_gateway::get(scope, &entry.gateway_id)?;
    gateway.check_settled(scope.now())?;
    entry.name = change.name.unwrap_or(entry.name);
    entry.protocol = change.protocol.unwrap_or(entry.protocol);
    entry.external_address = change.external_address.unwrap_or(entry.external_address);
    entry.external_ports = change.external_ports.unwrap_or(entry.external_ports);
    entry.internal_address = change.internal_address.unwrap_or(entry.internal_address);
    entry.internal_ports = change.internal_ports.unwrap_or(entry.internal_ports);
    entry.shares_address = change.shares_address.unwrap_or(entry.shares_address);
    entry.check(scope, &gateway)?;
    entry.transition = Transition::modify(scope.begins(TRANSITION_LASTS));
    rows::update(scope, &entry)?;
    Ok(entry)
}
