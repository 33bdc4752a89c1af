//! The rule: order instances.

use std::net::Ipv4Addr;

use store::{Scope, table, tag};

use super::rows::StoredData;
use super::{Instance, LaunchSpec, Lifecycle, Networking, Role, TAGGED, Timing, UserData};
use crate::Extras;
use crate::Location;
use crate::disk::{self, Disk};
use crate::error::{Error, Result};
use crate::listing::next_positions;
use crate::network::interface::{self, Interface};
use crate::network::{address, security_group};
use crate::transition::Transition;

/// Makes instances, as many as the launch wants and the subnet has addresses for, or none at all.
///
/// However many they are, it takes the same statements: first all the values are made, then each table takes its rows. The
/// subnet and the security groups are those of the spec, which read them in the same transaction.
pub fn run(scope: &mut Scope<'_>, location: &Location<'_>, spec: &LaunchSpec) -> Result<Vec<Instance>> {
    let Networking { subnet, groups, .. } = &spec.networking;
    if let Some(zone) = &spec.zone
        && *zone != subnet.zone
    {
        return Err(Error::OtherZone { subnet: subnet.id.clone(), zone: zone.clone() });
    }
    groups.iter().try_for_each(|group| security_group::check_network(group, &subnet.vpc_id))?;
    let addresses = address::find_free(scope, &spec.networking, spec.count)?;
    let made = make(scope, location, spec, &addresses)?;
    keep(scope, spec, &made)?;
    Ok(made.instances)
}

/// What a launch makes.
struct Made {
    instances: Vec<Instance>,
    interfaces: Vec<Interface>,
    disks: Vec<Disk>,
}

/// Makes one instance for each address, with its interface and its disks.
fn make(scope: &mut Scope<'_>, location: &Location<'_>, spec: &LaunchSpec, addresses: &[Ipv4Addr]) -> Result<Made> {
    // Each instance takes a position, and one for its interface and each of its disks behind it.
    let step = 2 + spec.disks.len();
    let positions = next_positions(scope, i64::try_from(addresses.len() * step).unwrap_or(i64::MAX))?;
    let public = if spec.networking.public { address::draw_public(scope, addresses.len())? } else { Vec::new() };
    let mut made = Made { instances: Vec::new(), interfaces: Vec::new(), disks: Vec::new() };
    for ((index, address), position) in addresses.iter().enumerate().zip(positions.step_by(step)) {
        let id = location.draw(scope, |formats| &formats.instance);
        let interface = interface_of(scope, location, spec, *address, &id, position + 1);
        made.disks.extend(disk::of_launch(scope, location, &id, spec, position + 2));
        let mut instance = instance_of(scope, location, spec, &interface, index, id);
        instance.position = position;
        instance.public_address = public.get(index).copied();
        made.instances.push(instance);
        made.interfaces.push(interface);
    }
    Ok(made)
}

/// The interface that an instance is born with.
fn interface_of(
    scope: &Scope<'_>,
    location: &Location<'_>,
    spec: &LaunchSpec,
    address: Ipv4Addr,
    instance_id: &str,
    position: i64,
) -> Interface {
    let subnet = &spec.networking.subnet;
    Interface {
        id: location.draw(scope, |formats| &formats.interface),
        position,
        region: subnet.region.clone(),
        zone: subnet.zone.clone(),
        vpc_id: subnet.vpc_id.clone(),
        subnet_id: subnet.id.clone(),
        instance_id: Some(instance_id.to_owned()),
        is_primary: true,
        mac: location.id_formats.mac(address),
        address,
        further: Vec::new(),
        prefixes: Vec::new(),
        name: String::new(),
        description: String::new(),
        delete_on_release: true,
        transition: Transition::settled(scope.now()),
        resource_group: spec.resource_group.clone(),
        extras: Extras::new(),
        created_at: scope.now(),
        public_address: None,
    }
}

fn instance_of(
    scope: &Scope<'_>,
    location: &Location<'_>,
    spec: &LaunchSpec,
    interface: &Interface,
    index: usize,
    id: String,
) -> Instance {
    let (networking, naming, now) = (&spec.networking, &spec.naming, scope.now());
    let subnet = &networking.subnet;
    let lifecycle =
        if spec.starts { Lifecycle::run(now, Timing::default()) } else { Lifecycle::create(now, Timing::default()) };
    let lifecycle = lifecycle.begun(scope.begins(lifecycle.way()));
    let host_name = naming.host_names.get(index).map(ToString::to_string);
    Instance {
        position: 0,
        region: subnet.region.clone(),
        zone: subnet.zone.clone(),
        name: naming.names.get(index).map_or_else(|| id.clone(), ToString::to_string),
        description: naming.description.clone(),
        host_name: host_name.unwrap_or_else(|| (naming.default_host_name)(&id)),
        serial_number: scope.mint().draw(&location.id_formats.serial_number),
        image_id: spec.image_id.clone(),
        hardware: spec.hardware.clone(),
        lifecycle,
        stop_mode: String::new(),
        vpc_id: subnet.vpc_id.clone(),
        subnet_id: subnet.id.clone(),
        interface_id: interface.id.clone(),
        mac: interface.mac.clone(),
        private_address: interface.address,
        groups: networking.groups.iter().map(|group| group.id.clone()).collect(),
        public_address: None,
        elastic_address: None,
        elastic_id: None,
        elastic_mbps: None,
        elastic_charge: None,
        internet: networking.internet.clone(),
        charge: spec.charge.clone(),
        key_pair: spec.key_pair.clone(),
        role: spec.role.as_ref().map(|role| Role { name: role.name().to_string(), policy: None }),
        metadata: spec.metadata,
        protected: spec.protected,
        resource_group: spec.resource_group.clone(),
        release_at: spec.release_at,
        launch_index: i64::try_from(index).unwrap_or_default(),
        extras: spec.extras.clone(),
        created_at: now,
        id,
    }
}

/// Writes what was made.
fn keep(scope: &mut Scope<'_>, spec: &LaunchSpec, made: &Made) -> Result<()> {
    if let Some(at) = spec.release_at {
        scope.wake_at(at);
    }
    let Made { instances, interfaces, disks } = made;
    table::insert(scope, instances)?;
    table::insert(scope, interfaces)?;
    table::insert(scope, disks)?;
    let taken: Vec<_> = interfaces.iter().map(|interface| (interface.address, interface.id.as_str())).collect();
    address::rows::insert(scope, &spec.networking.subnet.id, &taken)?;
    let members = instances.iter().flat_map(|one| interface::rows::members(&one.interface_id, &one.groups));
    table::insert(scope, &members.collect::<Vec<_>>())?;
    address::rows::insert_public(scope, instances)?;
    if let Some(data) = spec.user_data.as_ref().map(UserData::encoded).filter(|encoded| !encoded.is_empty()) {
        let stored = |instance: &Instance| StoredData { instance_id: instance.id.clone(), encoded: data.to_owned() };
        table::insert(scope, &instances.iter().map(stored).collect::<Vec<_>>())?;
    }
    let ids: Vec<_> = instances.iter().map(|instance| instance.id.as_str()).collect();
    tag::set_many(scope, TAGGED, &ids, &spec.tags)?;
    let ids: Vec<_> = interfaces.iter().map(|interface| interface.id.as_str()).collect();
    tag::set_many(scope, interface::TAGGED, &ids, &spec.tags)?;
    let ids: Vec<_> = disks.iter().map(|disk| disk.id.as_str()).collect();
    tag::set_many(scope, disk::TAGGED, &ids, &spec.tags)?;
    Ok(())
}
