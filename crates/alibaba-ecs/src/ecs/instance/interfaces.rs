//! Network interfaces of a launch: the primary one, and those beside it.

use std::net::Ipv4Addr;

use compute::Extras;
use compute::catalogue::InstanceType;
use compute::instance::{Count, Networking};
use compute::network::elastic_address;
use compute::network::interface::{self, Details, Further, Interface};
use compute::network::security_group;
use compute::network::subnet::{self, Subnet};
use schemars::JsonSchema;
use serde::Deserialize;
use wire::Scope;
use wire::params::Unbuilt;

use super::billing;
use super::launch::MOST_GROUPS;
use super::run_instances::RunInstances;
use crate::ecs::errors::{Error, Result};
use crate::ecs::field::Text;
use crate::ecs::network_interface::{shown, text};
use crate::ecs::{codes, location};

/// A network interface of a launch.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub(crate) struct NetworkInterface {
    /// `Primary` or `Secondary`, the default.
    #[serde(default)]
    pub(crate) instance_type: Text,
    /// vSwitch; for a secondary one, that of the primary one by default.
    #[serde(default)]
    pub(crate) v_switch_id: Text,
    /// Security group; not together with `SecurityGroupIds`.
    #[serde(default)]
    pub(crate) security_group_id: Text,
    /// Up to five security groups; for a secondary one, those of the primary one by default.
    #[serde(default)]
    pub(crate) security_group_ids: Vec<String>,
    /// Main private address; any by default.
    #[serde(default)]
    pub(crate) primary_ip_address: Text,
    /// How many further private addresses, up to 49.
    pub(crate) secondary_private_ip_address_count: Option<u32>,
    /// Up to ten IPv6 addresses of the primary interface; then one instance is launched.
    #[serde(default)]
    pub(crate) ipv6_address: Vec<String>,
    /// How many IPv6 addresses the primary interface has, up to ten; not together with `Ipv6Address`.
    pub(crate) ipv6_address_count: Option<u32>,
    /// Name, 2 to 128 characters.
    #[serde(default)]
    pub(crate) network_interface_name: Text,
    /// Description, 2 to 256 characters.
    #[serde(default)]
    pub(crate) description: Text,
    /// Whether it goes with its instance, which it does by default; the primary one always does.
    pub(crate) delete_on_release: Option<bool>,
    /// How traffic is carried: `Standard`, the default, or `HighPerformance`.
    #[serde(default)]
    pub(crate) network_interface_traffic_mode: Text,
    /// Interface that is there and that no instance has; then nothing else is said of it.
    #[serde(default)]
    pub(crate) network_interface_id: Text,
    /// Network card, from 0, which is that of the primary interface; types without network cards have no other.
    pub(crate) network_card_index: Option<u32>,
    /// Queues.
    pub(crate) queue_number: Option<i64>,
    /// Pairs of queues for direct memory access, with `HighPerformance`.
    pub(crate) queue_pair_number: Option<i64>,
    /// Whether only traffic of its own addresses passes.
    pub(crate) source_dest_check: Option<bool>,
    /// Length of a queue of incoming packets.
    #[serde(default, rename = "RxQueueSize")]
    pub(crate) _rx_queue_size: Unbuilt,
    /// Length of a queue of outgoing packets.
    #[serde(default, rename = "TxQueueSize")]
    pub(crate) _tx_queue_size: Unbuilt,
}

impl NetworkInterface {
    fn is_primary(&self) -> bool {
        self.instance_type.get() == Some("Primary")
    }

    /// Whether more is said of it than which one it is.
    fn says_more(&self) -> bool {
        let named = [&self.v_switch_id, &self.security_group_id, &self.primary_ip_address];
        named.iter().any(|named| named.get().is_some()) || !self.security_group_ids.is_empty()
    }

    fn groups(&self) -> Vec<String> {
        named(&self.security_group_id, &self.security_group_ids)
    }

    /// What else is said of it, where the type of the instances allows it.
    fn details(&self, kind: &InstanceType) -> Result<Details> {
        let further = self.secondary_private_ip_address_count.unwrap_or(0);
        if further >= kind.private_ips_per_interface {
            return Err(Error::invalid("NetworkInterface.N.SecondaryPrivateIpAddressCount"));
        }
        let cards = if self.is_primary() { 1 } else { kind.network_cards.max(1) };
        if self.network_card_index.is_some_and(|card| card >= cards) {
            return Err(Error::invalid("NetworkInterface.N.NetworkCardIndex"));
        }
        if self.network_interface_traffic_mode.get() == Some("HighPerformance") && kind.queue_pairs == 0 {
            return Err(Error::invalid("NetworkInterface.N.NetworkInterfaceTrafficMode"));
        }
        if self.queue_pair_number.is_some_and(|pairs| !(0..=i64::from(kind.queue_pairs)).contains(&pairs)) {
            return Err(Error::invalid("NetworkInterface.N.QueuePairNumber"));
        }
        if !self.is_primary() && (!self.ipv6_address.is_empty() || self.ipv6_address_count.unwrap_or(0) > 0) {
            return Err(Error::of(codes::interface::V6_OF_SECONDARY));
        }
        let traffic = shown::Traffic {
            mode: self.network_interface_traffic_mode.get(),
            queues: self.queue_number,
            queue_pairs: self.queue_pair_number,
            source_dest_check: self.source_dest_check,
        };
        Ok(Details {
            further: text::further(&[], Some(further))?,
            v6: text::v6_of_type(&self.ipv6_address, self.ipv6_address_count, kind)?,
            name: text::name(self.network_interface_name.get())?,
            description: text::description(self.description.get())?,
            delete_on_release: self.delete_on_release.unwrap_or(true),
            network_card: self.network_card_index,
            extras: traffic.extras()?,
        })
    }
}

/// The security groups that a launch names for its primary interface.
pub(super) fn groups_of(input: &RunInstances) -> Vec<String> {
    match primary(input) {
        Some(interface) => interface.groups(),
        None => named(&input.security_group_id, &input.security_group_ids),
    }
}

/// The security groups that a launch names for any of its interfaces, each once.
pub(super) fn every_group_of(input: &RunInstances) -> Vec<String> {
    let mut groups = groups_of(input);
    for group in beside(input).flat_map(NetworkInterface::groups) {
        if !groups.contains(&group) {
            groups.push(group);
        }
    }
    groups
}

/// The vSwitch of the primary interface.
pub(super) fn vswitch_of(input: &RunInstances) -> Option<&str> {
    primary(input).map_or(&input.v_switch_id, |interface| &interface.v_switch_id).get()
}

/// The interfaces that are there already and that a launch names.
pub(super) fn existing(input: &RunInstances) -> impl Iterator<Item = &str> {
    input.network_interface.iter().filter_map(|interface| interface.network_interface_id.get())
}

/// The interface that is there already and becomes the primary one.
pub(super) fn existing_primary(input: &RunInstances) -> Option<&str> {
    primary(input)?.network_interface_id.get()
}

fn named(one: &Text, many: &[String]) -> Vec<String> {
    one.cloned().into_iter().chain(many.iter().cloned()).collect()
}

fn primary(input: &RunInstances) -> Option<&NetworkInterface> {
    input.network_interface.iter().find(|interface| interface.is_primary())
}

fn beside(input: &RunInstances) -> impl Iterator<Item = &NetworkInterface> {
    input.network_interface.iter().filter(|interface| !interface.is_primary())
}

/// Where the instances are in the network, with everything about their interfaces.
pub(super) fn networking(
    scope: &mut Scope<'_>,
    input: &RunInstances,
    kind: &InstanceType,
    count: Count,
    starts: bool,
) -> Result<Networking> {
    if input.security_group_id.get().is_some() && !input.security_group_ids.is_empty() {
        return Err(Error::of(codes::security_group::NAMED_TWICE));
    }
    let existing = match existing_primary(input) {
        Some(id) => Some(existing_for_primary(scope, input, id, kind, count)?),
        None => None,
    };
    let (names, vswitch) = match &existing {
        Some((interface, groups)) => (groups.clone(), Some(interface.subnet_id.as_str())),
        None => (groups_of(input), vswitch_of(input)),
    };
    if names.is_empty() {
        return Err(Error::missing("SecurityGroupId"));
    }
    let Some(vswitch) = vswitch else { return Err(Error::missing("VSwitchId")) };
    let subnet = subnet_in(scope, input, vswitch)?;
    if names.len() > MOST_GROUPS {
        return Err(Error::of(codes::security_group::TOO_MANY_FOR_ORDER));
    }
    let groups = security_group::in_network(scope, &names, &subnet.vpc_id)?;
    check_kinds(input, kind)?;
    let wished = primary(input).map_or(&input.private_ip_address, |interface| &interface.primary_ip_address);
    let address = wished.get().map(text::address).transpose()?;
    check_inside(&subnet, address)?;
    if count.wanted > 1 && address.is_some() && primary(input).is_some() && beside(input).next().is_some() {
        return Err(Error::invalid("NetworkInterface.N.PrimaryIpAddress"));
    }
    let named_v6 = primary(input).map_or(&input.ipv6_address, |interface| &interface.ipv6_address);
    if count.wanted > 1 && !named_v6.is_empty() {
        return Err(Error::invalid("Amount"));
    }
    if primary(input).is_some() && (!input.ipv6_address.is_empty() || input.ipv6_address_count.unwrap_or(0) > 0) {
        return Err(Error::of(codes::interface::V6_TWICE));
    }
    let details = match primary(input) {
        Some(interface) => interface.details(kind)?,
        None => Details {
            v6: text::v6_of_type(&input.ipv6_address, input.ipv6_address_count, kind)?,
            extras: Extras::new(),
            ..Details::default()
        },
    };
    let mut further = Vec::new();
    for interface in beside(input) {
        further.push(secondary(scope, input, interface, kind, count, (&subnet, &names))?);
    }
    let internet = billing::internet(input)?;
    // `CreateInstance` leaves the public address to an operation of its own.
    let public = starts && internet.mbps_out > 0;
    Ok(Networking {
        subnet,
        interface: existing.map(|(interface, _)| Box::new(interface)),
        groups,
        address,
        details,
        further,
        reservation: location::RESERVATION,
        internet,
        public,
    })
}

/// The interface that is there already and becomes the primary one, with its security groups.
fn existing_for_primary(
    scope: &mut Scope<'_>,
    input: &RunInstances,
    id: &str,
    kind: &InstanceType,
    count: Count,
) -> Result<(Interface, Vec<String>)> {
    if count.wanted > 1 {
        return Err(Error::of(codes::interface::EXISTING_FOR_SEVERAL));
    }
    let top = [&input.v_switch_id, &input.security_group_id, &input.private_ip_address];
    let says_more = top.iter().any(|named| named.get().is_some()) || !input.security_group_ids.is_empty();
    if says_more || primary(input).is_some_and(NetworkInterface::says_more) {
        return Err(Error::of(codes::interface::EXISTING_WITH_MORE));
    }
    let interface = not_trunk(text::in_region(scope, input.region_id, id)?)?;
    if !elastic_address::of_holders(scope, &[id])?.is_empty() {
        return Err(Error::of(codes::interface::EXISTING_WITH_ADDRESS));
    }
    if interface.further.len() >= kind.private_ips_per_interface as usize {
        return Err(Error::of(codes::interface::TOO_MANY_ADDRESSES));
    }
    if interface.v6.len() > kind.ipv6s_per_interface as usize {
        return Err(Error::of(codes::interface::TOO_MANY_V6_FOR_ORDER));
    }
    let groups = interface::groups_of(scope, &[id])?.remove(id).unwrap_or_default();
    Ok((interface, groups))
}

/// Refuses an interface that carries others, which an instance is not launched with.
fn not_trunk(interface: Interface) -> Result<Interface> {
    if interface.is_trunk { Err(Error::of(codes::interface::EXISTING_TRUNK)) } else { Ok(interface) }
}

/// Refuses kinds of interfaces that there are not, a second primary one, and more than the type takes.
fn check_kinds(input: &RunInstances, kind: &InstanceType) -> Result<()> {
    let known =
        |interface: &NetworkInterface| matches!(interface.instance_type.get(), None | Some("Primary" | "Secondary"));
    if !input.network_interface.iter().all(known) {
        return Err(Error::invalid("NetworkInterface.N.InstanceType"));
    }
    let primary: Vec<_> = input.network_interface.iter().filter(|interface| interface.is_primary()).collect();
    if primary.len() > 1 {
        return Err(Error::of(codes::interface::SEVERAL_PRIMARY));
    }
    if primary.iter().any(|interface| interface.delete_on_release == Some(false)) {
        return Err(Error::of(codes::interface::PRIMARY_STAYS));
    }
    if beside(input).count() >= kind.network_interfaces as usize {
        return Err(Error::of(codes::interface::TOO_MANY_OF_INSTANCE));
    }
    Ok(())
}

/// An interface beside the primary one, whose vSwitch and security groups it has by default.
fn secondary(
    scope: &mut Scope<'_>,
    input: &RunInstances,
    interface: &NetworkInterface,
    kind: &InstanceType,
    count: Count,
    (main, names): (&Subnet, &[String]),
) -> Result<Further> {
    if let Some(id) = interface.network_interface_id.get() {
        if count.wanted > 1 {
            return Err(Error::of(codes::interface::EXISTING_FOR_SEVERAL));
        }
        if interface.says_more() {
            return Err(Error::of(codes::interface::EXISTING_WITH_MORE));
        }
        let found = not_trunk(text::in_region(scope, input.region_id, id)?)?;
        return Ok(Further::Existing(found.id));
    }
    let subnet = match interface.v_switch_id.get() {
        Some(vswitch) => subnet_in(scope, input, vswitch)?,
        None => main.clone(),
    };
    if subnet.zone != main.zone {
        return Err(Error::of(codes::interface::OTHER_ZONE));
    }
    if subnet.vpc_id != main.vpc_id {
        return Err(Error::of(codes::interface::OTHER_VPC));
    }
    if interface.security_group_id.get().is_some() && !interface.security_group_ids.is_empty() {
        return Err(Error::of(codes::security_group::NAMED_TWICE));
    }
    let own = interface.groups();
    if own.len() > MOST_GROUPS {
        return Err(Error::of(codes::security_group::TOO_MANY_FOR_ORDER));
    }
    let names = if own.is_empty() { names } else { &own };
    let groups = security_group::in_network(scope, names, &subnet.vpc_id)?;
    let address = interface.primary_ip_address.get().map(text::address).transpose()?;
    check_inside(&subnet, address)?;
    let (details, reservation) = (Box::new(interface.details(kind)?), location::RESERVATION);
    Ok(Further::New { subnet: Box::new(subnet), groups, address, reservation, details })
}

fn check_inside(subnet: &Subnet, address: Option<Ipv4Addr>) -> Result<()> {
    match address {
        Some(address) if !subnet.block.contains(address) => Err(Error::of(codes::network::ADDRESS_OUTSIDE)),
        _ => Ok(()),
    }
}

/// The vSwitch, when it is in the region of the call.
fn subnet_in(scope: &mut Scope<'_>, input: &RunInstances, vswitch: &str) -> Result<Subnet> {
    let subnet = subnet::get(scope, vswitch)?;
    if subnet.region == input.region_id.0.id {
        return Ok(subnet);
    }
    Err(compute::Error::not_found(compute::Kind::Subnet, vswitch).into())
}
