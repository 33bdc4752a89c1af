//! The rule: order instances.

use std::net::Ipv4Addr;

use store::{Scope, table, tag};

use super::rows::StoredData;
use super::{Count, Instance, LaunchSpec, Lifecycle, Networking, Role, TAGGED, Timing, UserData};
use crate::Location;
use crate::disk::{self, Disk};
use crate::error::{Error, Result};
use crate::listing::next_positions;
use crate::network::interface::rows::Member;
use crate::network::interface::{self, Further, Interface, Order, Seat};
use crate::network::{address, security_group};

/// Makes instances, as many as the launch wants and the subnet has addresses for, or none at all.
///
/// However many they are, it takes the same statements: first all the values are made, then each table takes its rows. The
/// subnet and the security groups are those of the spec, which read them in the same transaction.
pub fn run(scope: &mut Scope<'_>, location: &Location<'_>, spec: &LaunchSpec) -> Result<Vec<Instance>> {
    let Networking { subnet, groups, further, .. } = &spec.networking;
    if let Some(zone) = &spec.zone
        && *zone != subnet.zone
    {
        return Err(Error::OtherZone { subnet: subnet.id.clone(), zone: zone.clone() });
    }
    groups.iter().try_for_each(|group| security_group::check_network(group, &subnet.vpc_id))?;
    further.iter().try_for_each(Further::check)?;
    let addresses = match &spec.networking.interface {
        Some(interface) => {
            interface::check_free(scope, interface)?;
            vec![interface.address]
        }
        None => address::find_free(scope, &spec.networking, spec.count)?,
    };
    let made = make(scope, location, spec, &addresses)?;
    keep(scope, spec, &made)?;
    for (interface, instance) in spec.networking.interface.iter().zip(&made.instances) {
        interface::give_primary(scope, interface.as_ref().clone(), instance)?;
    }
    for existing in further {
        if let Further::Existing(id) = existing {
            made.instances.iter().try_for_each(|instance| interface::give(scope, id, instance))?;
        }
    }
    Ok(made.instances)
}

/// What a launch makes.
struct Made {
    instances: Vec<Instance>,
    interfaces: Vec<Interface>,
    members: Vec<Member>,
    disks: Vec<Disk>,
}

/// Makes one instance for each address, with its interfaces and its disks.
fn make(scope: &mut Scope<'_>, location: &Location<'_>, spec: &LaunchSpec, addresses: &[Ipv4Addr]) -> Result<Made> {
    let networking = &spec.networking;
    // Each instance takes a position, and one for its interface, each of its disks and each further interface behind it.
    let step = 2 + spec.disks.len() + networking.further.len();
    let positions = next_positions(scope, i64::try_from(addresses.len() * step).unwrap_or(i64::MAX))?;
    let places: Vec<(String, i64)> = (addresses.iter().zip(positions.step_by(step)))
        .map(|(_, position)| (location.draw(scope, |formats| &formats.instance), position))
        .collect();
    let public = if networking.public { address::draw_public(scope, addresses.len())? } else { Vec::new() };
    let (interfaces, members) = interfaces(scope, location, spec, &places, addresses)?;
    let mut made = Made { instances: Vec::new(), interfaces, members, disks: Vec::new() };
    let primary =
        networking.interface.as_ref().map_or(made.interfaces.as_slice(), |one| std::slice::from_ref(one.as_ref()));
    for (index, ((id, position), interface)) in places.into_iter().zip(primary).enumerate() {
        made.disks.extend(disk::of_launch(scope, location, &id, spec, position + 2));
        let mut instance = instance_of(scope, location, spec, interface, index, id);
        instance.position = position;
        instance.public_address = public.get(index).copied();
        made.instances.push(instance);
    }
    Ok(made)
}

/// The interfaces of the instances with these ids and positions, the primary ones first, and their security groups.
fn interfaces(
    scope: &mut Scope<'_>,
    location: &Location<'_>,
    spec: &LaunchSpec,
    places: &[(String, i64)],
    addresses: &[Ipv4Addr],
) -> Result<(Vec<Interface>, Vec<Member>)> {
    let networking = &spec.networking;
    let reservation = networking.reservation;
    let (mut all, mut members) = (Vec::new(), Vec::new());
    let mut add = |scope: &mut Scope<'_>, order: &Order<'_>, behind: usize, addresses: &[Ipv4Addr]| {
        let behind = i64::try_from(behind).unwrap_or_default();
        let seats = places.iter().zip(addresses);
        let seats: Vec<_> = seats
            .map(|((id, position), address)| Seat { instance_id: id, position: position + behind, address: *address })
            .collect();
        let made = order.make(scope, location, &seats)?;
        let groups: Vec<_> = order.groups.iter().map(|group| group.id.clone()).collect();
        members.extend(made.iter().flat_map(|interface| interface::rows::members(&interface.id, &groups)));
        all.extend(made);
        Ok::<_, Error>(())
    };
    let resource_group = spec.resource_group.as_str();
    let Networking { subnet, groups, details, .. } = networking;
    let primary = Order { subnet, reservation, groups, details, is_primary: true, resource_group };
    if networking.interface.is_none() {
        add(scope, &primary, 1, addresses)?;
    }
    for (further, number) in networking.further.iter().zip(2 + spec.disks.len()..) {
        let Further::New { subnet, groups, address, reservation, details } = further else { continue };
        let reservation = *reservation;
        let count = Count::exactly(u32::try_from(places.len()).unwrap_or(u32::MAX));
        let addresses = address::find_in(scope, subnet, reservation, *address, count)?;
        let order = Order { subnet, reservation, groups, details, is_primary: false, resource_group };
        add(scope, &order, number, &addresses)?;
    }
    Ok((all, members))
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
        software: spec.software.clone(),
        hardware: spec.hardware.clone(),
        lifecycle,
        started_at: None,
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
    let Made { instances, interfaces, members, disks } = made;
    table::insert(scope, instances)?;
    table::insert(scope, interfaces)?;
    table::insert(scope, disks)?;
    table::insert(scope, members)?;
    address::rows::insert_public(scope, instances)?;
    if let Some(data) = spec.user_data.as_ref().map(UserData::encoded).filter(|encoded| !encoded.is_empty()) {
        let stored = |instance: &Instance| StoredData { instance_id: instance.id.clone(), encoded: data.to_owned() };
        table::insert(scope, &instances.iter().map(stored).collect::<Vec<_>>())?;
    }
    let ids: Vec<_> = instances.iter().map(|instance| instance.id.as_str()).collect();
    tag::set_many(scope, TAGGED, &ids, &spec.tags)?;
    if !spec.shares_tags {
        return Ok(());
    }
    let ids: Vec<_> = interfaces.iter().map(|interface| interface.id.as_str()).collect();
    tag::set_many(scope, interface::TAGGED, &ids, &spec.tags)?;
    let ids: Vec<_> = disks.iter().map(|disk| disk.id.as_str()).collect();
    tag::set_many(scope, disk::TAGGED, &ids, &spec.tags)?;
    Ok(())
}
