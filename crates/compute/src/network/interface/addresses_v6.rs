//! The rules: give IPv6 addresses to an interface, and take them away.

use std::net::Ipv6Addr;

use store::Scope;

use super::addresses::{Wanted, settled, type_of_instance};
use super::{Refusal, rows};
use crate::error::Result;
use crate::network::address::v6;
use crate::network::ipv6_gateway::bandwidth;
use crate::network::subnet;

/// Gives IPv6 addresses of its subnet to an interface, and returns them. `most` says how many an interface of an instance of
/// a type may have.
pub fn assign_v6(
    scope: &mut Scope<'_>,
    id: &str,
    wanted: &Wanted<Ipv6Addr>,
    most: impl Fn(Option<&str>) -> u32,
) -> Result<Vec<Ipv6Addr>> {
    let mut interface = settled(scope, id)?;
    let subnet = subnet::get(scope, &interface.subnet_id)?;
    let most = most(type_of_instance(scope, &interface)?.as_deref());
    if most == 0 {
        return Err(Refusal::NoV6 { id: interface.id }.into());
    }
    if interface.v6.len() + wanted.count() > most as usize {
        return Err(Refusal::TooManyV6 { id: interface.id, most }.into());
    }
    let found = v6::find(scope, &subnet, wanted, 1)?.pop().unwrap_or_default();
    interface.v6.extend(&found);
    v6::delete_of(scope, &interface.id)?;
    v6::insert(scope, std::slice::from_ref(&interface))?;
    rows::update(scope, &interface)?;
    Ok(found)
}

/// Takes IPv6 addresses from an interface that has them.
pub fn unassign_v6(scope: &mut Scope<'_>, id: &str, addresses: &[Ipv6Addr]) -> Result<()> {
    let mut interface = settled(scope, id)?;
    if let Some(address) = addresses.iter().find(|address| !interface.v6.contains(address)) {
        return Err(Refusal::NotV6 { id: interface.id, address: *address }.into());
    }
    interface.v6.retain(|address| !addresses.contains(address));
    v6::delete_of(scope, &interface.id)?;
    bandwidth::forget(scope, addresses)?;
    v6::insert(scope, std::slice::from_ref(&interface))?;
    rows::update(scope, &interface)?;
    Ok(())
}
