//! `CreateNetworkInterface`

use std::ops::RangeInclusive;

use compute::network::interface::{New, create};
use compute::network::{security_group, subnet};
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::params::Unbuilt;
use wire::{Call, Check, Checks, Cx, Effect, Operation};

use super::shown::Traffic;
use super::text;
use super::view::{Beside, Made};
use crate::ecs::checks::{about, one, resource, with_tags};
use crate::ecs::codes;
use crate::ecs::errors::{Error, Result};
use crate::ecs::field::{ClientToken, RegionId, Required, Text};
use crate::ecs::instance::launch::MOST_GROUPS;
use crate::ecs::{Ecs, location};
use crate::resource_group;
use crate::tag::{self as tags, Tag};

/// How many further addresses a call may ask for.
const MOST_ADDRESSES: u32 = 49;

/// How many further addresses a call may name.
const MOST_NAMED: usize = 10;

/// How many queues an interface may have.
const QUEUE_RANGE: RangeInclusive<i64> = 1..=2048;

/// Creates a network interface that no instance has.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct CreateNetworkInterface {
    /// Region of the interface.
    region_id: RegionId,
    /// vSwitch.
    v_switch_id: Required,
    /// Security group; not together with `SecurityGroupIds`.
    #[serde(default)]
    security_group_id: Text,
    /// Up to five security groups.
    #[serde(default)]
    security_group_ids: Vec<String>,
    /// Main private address; any by default.
    #[serde(default)]
    primary_ip_address: Text,
    /// Further private addresses.
    #[serde(default)]
    private_ip_address: Vec<String>,
    /// How many further private addresses.
    secondary_private_ip_address_count: Option<u32>,
    /// Name, 2 to 128 characters.
    #[serde(default)]
    network_interface_name: Text,
    /// Description, 2 to 256 characters.
    #[serde(default)]
    description: Text,
    /// Kind: `Secondary`, the default, or `Trunk`, which carries others.
    #[serde(default)]
    instance_type: Text,
    /// How traffic is carried: `Standard`, the default, or `HighPerformance`.
    #[serde(default)]
    network_interface_traffic_mode: Text,
    /// Queues.
    queue_number: Option<i64>,
    /// Whether only traffic of its own addresses passes.
    source_dest_check: Option<bool>,
    /// Whether it goes with the instance that has it.
    #[serde(default)]
    delete_on_release: bool,
    /// Whole blocks of further addresses, of 16 each.
    #[serde(default)]
    ipv4_prefix: Vec<String>,
    /// How many blocks of further addresses, 1 to 10.
    ipv4_prefix_count: Option<u32>,
    /// Up to ten IPv6 addresses.
    #[serde(default)]
    ipv6_address: Vec<String>,
    /// How many IPv6 addresses, up to ten; not together with `Ipv6Address`.
    ipv6_address_count: Option<u32>,
    /// Blocks of IPv6 addresses.
    #[serde(default, rename = "Ipv6Prefix")]
    _ipv6_prefix: Unbuilt,
    /// How many blocks of IPv6 addresses.
    #[serde(default, rename = "Ipv6PrefixCount")]
    _ipv6_prefix_count: Unbuilt,
    /// Pairs of queues for direct memory access.
    queue_pair_number: Option<i64>,
    /// Length of a queue of incoming packets.
    #[serde(default, rename = "RxQueueSize")]
    _rx_queue_size: Unbuilt,
    /// Length of a queue of outgoing packets.
    #[serde(default, rename = "TxQueueSize")]
    _tx_queue_size: Unbuilt,
    /// How long connections are remembered.
    #[serde(default, rename = "ConnectionTrackingConfiguration")]
    _connection_tracking_configuration: Unbuilt,
    /// How traffic is carried, in detail.
    #[serde(default, rename = "NetworkInterfaceTrafficConfig")]
    _network_interface_traffic_config: Unbuilt,
    /// What only some accounts have.
    #[serde(default, rename = "EnhancedNetwork")]
    _enhanced_network: Unbuilt,
    /// What only some accounts have.
    #[serde(default, rename = "BusinessType")]
    _business_type: Unbuilt,
    /// Whether it is shown; it always is.
    #[serde(rename = "Visible")]
    _visible: Option<bool>,
    /// Resource group.
    #[serde(default)]
    resource_group_id: Text,
    /// Up to 20 tags.
    #[serde(default)]
    tag: Vec<Tag>,
    /// Makes a repeated call harmless.
    #[serde(default, rename = "ClientToken")]
    _client_token: ClientToken,
}

impl CreateNetworkInterface {
    fn groups(&self) -> Vec<String> {
        self.security_group_id.cloned().into_iter().chain(self.security_group_ids.iter().cloned()).collect()
    }
}

impl Operation for CreateNetworkInterface {
    const NAME: &'static str = "CreateNetworkInterface";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[
        ("RegionId", "cn-hangzhou"),
        ("VSwitchId", "vsw-bp1s5fnvk4gn2tws0a1b2"),
        ("SecurityGroupId", "sg-bp67acfmxazb4pa1b2c3"),
        ("NetworkInterfaceName", "data"),
    ];
    type Service = Ecs;
    type Input = Self;
    type Output = Made;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        let action = "ecs:CreateNetworkInterface";
        let groups = input.groups();
        let groups = groups.iter().map(|id| about(action, caller, call, "securitygroup", id));
        let vswitch = Check::new(action, resource("vpc", caller, call, "vswitch", &input.v_switch_id));
        with_tags(one(action, caller, call, "eni", "*").and_all(groups).and(vswitch), &input.tag)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Made> {
        let region = input.region_id.0;
        let subnet = subnet::get(cx.scope(), &input.v_switch_id)?;
        if subnet.region != region.id {
            return Err(compute::Error::not_found(compute::Kind::Subnet, subnet.id).into());
        }
        let named = input.groups();
        if named.is_empty() {
            return Err(Error::missing("SecurityGroupId"));
        }
        if input.security_group_id.get().is_some() && !input.security_group_ids.is_empty() {
            return Err(Error::of(codes::security_group::NAMED_TWICE));
        }
        let mut ids = named.clone();
        ids.sort_unstable();
        ids.dedup();
        if ids.len() != named.len() || named.len() > MOST_GROUPS {
            return Err(Error::invalid("SecurityGroupIds"));
        }
        let refused = text::of_network(codes::interface::ADDRESS_REPEATED);
        let groups = security_group::in_network(cx.scope(), &named, &subnet.vpc_id).map_err(&refused)?;
        let is_trunk = match input.instance_type.get() {
            None | Some("Secondary") => false,
            Some("Trunk") => true,
            Some(_) => return Err(Error::invalid("InstanceType")),
        };
        let traffic = Traffic {
            mode: input.network_interface_traffic_mode.get(),
            queues: input.queue_number,
            queue_pairs: input.queue_pair_number,
            source_dest_check: input.source_dest_check,
        };
        if input.secondary_private_ip_address_count.is_some_and(|count| count > MOST_ADDRESSES) {
            return Err(Error::invalid("SecondaryPrivateIpAddressCount"));
        }
        if input.private_ip_address.len() > MOST_NAMED {
            return Err(Error::invalid("PrivateIpAddress"));
        }
        if input.queue_number.is_some_and(|queues| !QUEUE_RANGE.contains(&queues)) {
            return Err(Error::invalid("QueueNumber"));
        }
        let new = New {
            subnet,
            reservation: location::RESERVATION,
            groups,
            address: input.primary_ip_address.get().map(text::address).transpose()?,
            further: text::further(&input.private_ip_address, input.secondary_private_ip_address_count)?,
            prefixes: text::prefixes(&input.ipv4_prefix, input.ipv4_prefix_count)?,
            v6: text::v6(&input.ipv6_address, input.ipv6_address_count)?,
            name: text::name(input.network_interface_name.get())?,
            description: text::description(input.description.get())?,
            delete_on_release: input.delete_on_release,
            resource_group: resource_group::of_resource(cx.scope(), input.resource_group_id.get())?,
            tags: tags::read(&input.tag)?,
            at_once: false,
            is_trunk,
            extras: traffic.extras()?,
        };
        let interface = create(cx.scope(), &location::of(region), new).map_err(refused)?;
        let beside = Beside::of(cx.scope(), std::slice::from_ref(&interface))?;
        Ok(beside.made(interface))
    }
}
