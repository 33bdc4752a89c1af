//! The rules: delete a forwarding rule of a NAT gateway, and those of an address.

use std::net::Ipv4Addr;

use store::{Scope, table};

use super::{ForwardEntry, all_of, check_settled, get};
use crate::error::Result;
use crate::network::nat_gateway;

/// Deletes a rule of a table.
pub fn delete(scope: &mut Scope<'_>, table: &str, id: &str) -> Result<()> {
    let entry = get(scope, table, id)?;
    check_settled(scope, &entry)?;
    nat_gateway::get(scope, &entry.gateway_id)?.check_settled(scope.now())?;
    table::delete::<ForwardEntry>(scope, &[id])?;
    Ok(())
}

/// Deletes the rules of a gateway that forward from an address.
pub(in crate::network) fn forget(scope: &mut Scope<'_>, gateway: &str, address: Ipv4Addr) -> Result<()> {
    let gone: Vec<_> = all_of(scope, gateway)?.into_iter().filter(|entry| entry.external_address == address).collect();
    let ids: Vec<_> = gone.iter().map(|entry| entry.id.as_str()).collect();
    table::delete::<ForwardEntry>(scope, &ids)?;
    Ok(())
}
