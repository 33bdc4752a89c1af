//! The rules: delete a source rule of a NAT gateway, and take an address out of all of them.

use std::net::Ipv4Addr;

use store::{Scope, table};

use super::{SnatEntry, all_of, check_settled, get, rows};
use crate::error::Result;
use crate::network::nat_gateway;

/// Deletes a rule of a table.
pub fn delete(scope: &mut Scope<'_>, table: &str, id: &str) -> Result<()> {
    let entry = get(scope, table, id)?;
    check_settled(scope, &entry)?;
    nat_gateway::get(scope, &entry.gateway_id)?.check_settled(scope.now())?;
    table::delete::<SnatEntry>(scope, &[id])?;
    Ok(())
}

/// Takes an address out of the rules of a gateway; a rule without another one is deleted.
pub(in crate::network) fn forget(scope: &mut Scope<'_>, gateway: &str, address: Ipv4Addr) -> Result<()> {
    for mut entry in all_of(scope, gateway)? {
        if !entry.addresses.contains(&address) {
            continue;
        }
        entry.addresses.retain(|other| *other != address);
        if entry.addresses.is_empty() {
            table::delete::<SnatEntry>(scope, &[&entry.id])?;
        } else {
            rows::update(scope, &entry)?;
        }
    }
    Ok(())
}
