//! The rule: change a source rule of a NAT gateway.

use std::net::Ipv4Addr;

use store::Scope;

use super::{SnatEntry, check_settled, check_shared, get, rows};
use crate::error::Result;
use crate::network::nat_gateway;
use crate::transition::{TRANSITION_LASTS, Transition};

/// What is to change; `None` keeps the value.
#[derive(Debug, Clone, Default)]
pub struct Change {
    /// New name.
    pub name: Option<String>,
    /// New addresses.
    pub addresses: Option<Vec<Ipv4Addr>>,
    /// Whether a source keeps the address that it had first.
    pub affinity: Option<bool>,
}

/// Changes a rule of a table and returns it as it is then.
pub fn modify(scope: &mut Scope<'_>, table: &str, id: &str, change: Change) -> Result<SnatEntry> {
    let mut entry = get(scope, table, id)?;
    check_settled(scope, &entry)?;
    let gateway = nat_gateway::get(scope, &entry.gateway_id)?;
    gateway.check_settled(scope.now())?;
    if let Some(addresses) = change.addresses {
        gateway.check_address(scope, &addresses)?;
        check_shared(scope, &gateway.id, &addresses)?;
        entry.addresses = addresses;
    }
    entry.name = change.name.unwrap_or(entry.name);
    entry.affinity = change.affinity.unwrap_or(entry.affinity);
    entry.transition = Transition::modify(scope.begins(TRANSITION_LASTS));
    rows::update(scope, &entry)?;
    Ok(entry)
}
