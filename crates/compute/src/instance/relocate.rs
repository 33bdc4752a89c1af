//! The rule: move an instance to another subnet, or give it another private address.

use std::net::Ipv4Addr;

use store::{Scope, table};

use super::resize::stopped;
use super::{Count, Instance, get, rows};
use crate::error::{Error, Result};
use crate::network::block::Reservation;
use crate::network::interface::{self, Interface};
use crate::network::subnet::Subnet;
use crate::network::{address, security_group};

/// Where an instance moves to.
#[derive(Debug, Clone)]
pub struct Destination {
    /// The subnet, in the zone of the instance; it may be the one that it is in.
    pub subnet: Subnet,
    /// The address that it wants; any free one by default.
    pub address: Option<Ipv4Addr>,
    /// Its security groups from now on; those that it has by default. Another network needs groups of its own.
    pub groups: Option<Vec<String>>,
    /// Addresses that belong to the cloud.
    pub reservation: Reservation,
    /// Whether the instance may be up.
    pub may_be_up: bool,
}

/// Moves the primary interface of an instance that is stopped, or of one that may be up.
pub fn relocate(scope: &mut Scope<'_>, id: &str, to: &Destination) -> Result<Instance> {
    let instance = if to.may_be_up { stable(scope, id)? } else { stopped(scope, id)? };
    if to.subnet.zone != instance.zone {
        return Err(Error::OtherZone { subnet: to.subnet.id.clone(), zone: instance.zone });
    }
    let groups = to.groups.as_ref().unwrap_or(&instance.groups);
    security_group::in_network(scope, groups, &to.subnet.vpc_id)?;
    if to.subnet.id == instance.subnet_id && to.address.is_none_or(|address| address == instance.private_address) {
        interface::rows::set_groups(scope, &instance.interface_id, groups)?;
        return get(scope, id);
    }
    // Its own address is free for nobody else while it looks for another one.
    let found = address::find_in(scope, &to.subnet, to.reservation, to.address, Count::exactly(1))?;
    let found = found.first().copied().unwrap_or(instance.private_address);
    if let Some(mut interface) = interface::find(scope, &instance.interface_id)? {
        if to.subnet.id == instance.subnet_id {
            address::rows::delete_some(scope, &to.subnet.id, &[interface.address])?;
        } else {
            // Every other address it has is of the subnet that it leaves.
            address::rows::delete_of(scope, &interface.id)?;
            address::v6::release_of(scope, &interface)?;
            (interface.further, interface.prefixes, interface.v6) = (Vec::new(), Vec::new(), Vec::new());
        }
        address::rows::insert(scope, &to.subnet.id, &[(found, interface.id.as_str())])?;
        interface.vpc_id.clone_from(&to.subnet.vpc_id);
        interface.subnet_id.clone_from(&to.subnet.id);
        interface.address = found;
        let changing = ["vpc_id", "subnet_id", "address", "further", "prefixes", "v6"];
        table::update::<Interface>(scope, &interface, &changing)?;
    }
    interface::rows::set_groups(scope, &instance.interface_id, groups)?;
    let moved = Instance { vpc_id: to.subnet.vpc_id.clone(), subnet_id: to.subnet.id.clone(), ..instance };
    rows::update(scope, &moved)?;
    get(scope, id)
}

/// The instance, when it is up or down.
fn stable(scope: &mut Scope<'_>, id: &str) -> Result<Instance> {
    let instance = get(scope, id)?;
    let status = instance.status(scope.now());
    if status.is_stable() { Ok(instance) } else { Err(Error::WrongState { id: instance.id, status }) }
}
