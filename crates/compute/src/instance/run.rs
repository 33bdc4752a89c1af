//! The rule: order instances.

use std::net::Ipv4Addr;

use store::Scope;

use super::{Count, Instance, Life, Networking, Order, Role, TAGGED, Timing, rows};
use crate::disk;
use crate::error::{Error, Result};
use crate::listing::next_position;
use crate::network::block::{AddressError, Pool};
use crate::network::security_group;
use crate::network::subnet::{self, Subnet};
use crate::network::{address, interface};
use crate::shapes::Place;

/// Makes instances, as many as the order wants and the subnet has addresses for, or none at all.
pub fn run(scope: &mut Scope<'_>, place: &Place<'_>, order: &Order) -> Result<Vec<Instance>> {
    let subnet = subnet::get(scope, &order.networking.subnet_id)?;
    if let Some(zone) = &order.zone
        && *zone != subnet.zone
    {
        return Err(Error::OtherZone { subnet: subnet.id, zone: zone.clone() });
    }
    for id in &order.networking.groups {
        security_group::check_network(&security_group::get(scope, id)?, &subnet.vpc_id)?;
    }
    let pool = address::pool(scope, &subnet, order.networking.reservation)?;
    let addresses = take(pool, &order.networking, order.count)?;
    let mut instances = Vec::with_capacity(addresses.len());
    for (index, address) in addresses.into_iter().enumerate() {
        instances.push(make(scope, place, order, &subnet, index, address)?);
    }
    Ok(instances)
}

/// Takes as many addresses as are wanted, or as few as are enough.
fn take(mut pool: Pool, networking: &Networking, count: Count) -> Result<Vec<Ipv4Addr>> {
    let Some(first) = networking.address else {
        let most = count.wanted.min(pool.available()).max(count.least);
        return Ok(pool.take_any(most)?);
    };
    let mut wanted = count.wanted;
    loop {
        match pool.take_run(first, wanted) {
            Err(AddressError::Taken { .. } | AddressError::Exhausted { .. } | AddressError::Reserved { .. })
                if wanted > count.least =>
            {
                wanted -= 1;
            }
            taken => return Ok(taken?),
        }
    }
}

fn make(
    scope: &mut Scope<'_>,
    place: &Place<'_>,
    order: &Order,
    subnet: &Subnet,
    index: usize,
    address: Ipv4Addr,
) -> Result<Instance> {
    let (id, networking, naming) = (place.draw(scope, |shapes| &shapes.instance), &order.networking, &order.naming);
    let (position, group) = (next_position(scope)?, order.resource_group.as_str());
    let interface = interface::create_primary(scope, place, subnet, address, &id, group, &networking.groups)?;
    let disks = disk::create_with_instance(scope, place, &subnet.zone, &id, group, &order.disks)?;
    let public_address = if networking.public { Some(address::take_public(scope, &id)?) } else { None };
    let now = scope.now();
    let life = if order.starts { Life::run(now, Timing::default()) } else { Life::create(now, Timing::default()) };
    let host_name = naming.host_names.get(index).map(ToString::to_string);
    let instance = Instance {
        position,
        region: subnet.region.clone(),
        zone: subnet.zone.clone(),
        name: naming.names.get(index).map_or_else(|| id.clone(), ToString::to_string),
        description: naming.description.clone(),
        host_name: host_name.unwrap_or_else(|| (naming.default_host_name)(&id)),
        serial_number: scope.mint().draw(&place.shapes.serial_number),
        image_id: order.image_id.clone(),
        hardware: order.hardware.clone(),
        life,
        stop_mode: String::new(),
        vpc_id: subnet.vpc_id.clone(),
        subnet_id: subnet.id.clone(),
        interface_id: interface.id,
        mac: interface.mac,
        private_address: address,
        groups: networking.groups.clone(),
        public_address,
        internet: networking.internet.clone(),
        charge: order.charge.clone(),
        key_pair: order.key_pair.clone(),
        role: order.role.as_ref().map(|role| Role { name: role.name().to_string(), policy: None }),
        metadata: order.metadata,
        protected: order.protected,
        resource_group: order.resource_group.clone(),
        launch_index: i64::try_from(index).unwrap_or_default(),
        extras: order.extras.clone(),
        created_at: now,
        id,
    };
    rows::insert(scope, &instance)?;
    if let Some(data) = &order.user_data {
        rows::set_user_data(scope, &instance.id, data.encoded())?;
    }
    store::tag::set(scope, TAGGED, &instance.id, &order.tags)?;
    store::tag::set(scope, interface::TAGGED, &instance.interface_id, &order.tags)?;
    for disk in disks {
        store::tag::set(scope, disk::TAGGED, &disk.id, &order.tags)?;
    }
    Ok(instance)
}
