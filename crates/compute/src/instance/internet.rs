//! The rules: change an instance's way to the Internet.

use std::net::Ipv4Addr;

use store::Scope;

use super::{Instance, Internet, Status, get, rows};
use crate::error::{Error, Result};
use crate::network::address;

/// Changes the bandwidth of an instance that is up or down, and how its traffic is paid for. With `address` it gets a
/// public address where it has none and its bandwidth is not zero. Without bandwidth it loses the public address that came
/// with it.
pub fn set_internet(scope: &mut Scope<'_>, id: &str, internet: Internet, address: bool) -> Result<Instance> {
    let mut instance = settled(scope, id)?;
    instance.internet = internet;
    rows::update(scope, &instance)?;
    if instance.internet.mbps_out == 0 && instance.public_address.take().is_some() {
        address::rows::delete_public_of(scope, &instance.id)?;
    }
    if address && instance.public_address.is_none() && instance.internet.mbps_out > 0 {
        give_address(scope, &mut instance)?;
    }
    Ok(instance)
}

/// Gives an instance that is up or down a public address. One that has one keeps it, and is refused.
pub fn allocate_public_address(scope: &mut Scope<'_>, id: &str) -> Result<Ipv4Addr> {
    let mut instance = settled(scope, id)?;
    if instance.public_address.is_some() {
        return Err(Error::HasPublicAddress { id: instance.id });
    }
    give_address(scope, &mut instance)
}

fn give_address(scope: &mut Scope<'_>, instance: &mut Instance) -> Result<Ipv4Addr> {
    let drawn = address::draw_public(scope, 1)?;
    let drawn = drawn.first().copied().ok_or(Error::NoPublicAddress)?;
    instance.public_address = Some(drawn);
    address::rows::insert_public(scope, std::slice::from_ref(instance))?;
    Ok(drawn)
}

/// The instance, when it is up or down and not on its way.
fn settled(scope: &mut Scope<'_>, id: &str) -> Result<Instance> {
    let instance = get(scope, id)?;
    match instance.status(scope.now()) {
        Status::Running | Status::Stopped => Ok(instance),
        status => Err(Error::WrongState { id: instance.id, status }),
    }
}
