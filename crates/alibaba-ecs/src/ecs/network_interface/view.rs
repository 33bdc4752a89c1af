//! Network interfaces in answers.

use std::collections::HashMap;
use std::net::Ipv4Addr;

use compute::network::elastic_address::{self, ElasticAddress};
use compute::network::interface::{self, Interface, InterfaceKind, TAGGED};
use compute::transition::Status;
use kernel::{Tags, time};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::{Value, json};
use serde_with::skip_serializing_none;
use wire::Scope;

use super::shown::Traffic;
use crate::ecs::errors::Result;
use crate::tag::TagsView;

/// An interface in a list.
#[skip_serializing_none]
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct View {
    network_interface_id: String,
    network_interface_name: String,
    description: String,
    #[serde(rename = "Type")]
    kind: &'static str,
    status: &'static str,
    zone_id: String,
    vpc_id: String,
    v_switch_id: String,
    instance_id: String,
    attachment: Value,
    mac_address: String,
    private_ip_address: String,
    private_ip_sets: Value,
    associated_public_ip: Value,
    ipv6_sets: Value,
    ipv4_prefix_sets: Value,
    ipv6_prefix_sets: Value,
    security_group_ids: Value,
    network_interface_traffic_mode: String,
    queue_number: Option<i64>,
    queue_pair_number: Option<i64>,
    source_dest_check: bool,
    delete_on_release: bool,
    service_managed: bool,
    owner_id: String,
    resource_group_id: String,
    creation_time: String,
    tags: TagsView,
}

/// An interface that was just made: no instance has it, and no public address stands for one of its own.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Made {
    network_interface_id: String,
    network_interface_name: String,
    description: String,
    #[serde(rename = "Type")]
    kind: &'static str,
    status: &'static str,
    zone_id: String,
    vpc_id: String,
    v_switch_id: String,
    mac_address: String,
    private_ip_address: String,
    private_ip_sets: Value,
    ipv6_sets: Value,
    ipv4_prefix_sets: Value,
    ipv6_prefix_sets: Value,
    security_group_ids: Value,
    source_dest_check: bool,
    service_managed: bool,
    owner_id: String,
    resource_group_id: String,
    tags: TagsView,
}

/// What is shown with the interfaces of an answer.
pub(super) struct Beside {
    tags: HashMap<String, Tags>,
    groups: HashMap<String, Vec<String>>,
    /// The elastic addresses of them and of their instances.
    elastic: HashMap<String, Vec<ElasticAddress>>,
    owner: String,
    now: kernel::Timestamp,
}

impl Beside {
    pub(super) fn of(scope: &mut Scope<'_>, interfaces: &[Interface]) -> Result<Self> {
        let ids: Vec<_> = interfaces.iter().map(|interface| interface.id.as_str()).collect();
        let instances: Vec<_> = interfaces.iter().filter_map(|interface| interface.instance_id.as_deref()).collect();
        let holders: Vec<_> = ids.iter().chain(&instances).copied().collect();
        Ok(Self {
            tags: store::tag::of_many(scope, TAGGED, &ids)?,
            groups: interface::groups_of(scope, &ids)?,
            elastic: elastic_address::of_holders(scope, &holders)?,
            owner: scope.account().to_string(),
            now: scope.now(),
        })
    }

    /// The public address that stands for a private one.
    fn public(&self, interface: &Interface, address: Ipv4Addr) -> Value {
        let holder = if interface.is_primary { interface.instance_id.as_ref() } else { Some(&interface.id) };
        let elastic = holder.and_then(|holder| self.elastic.get(holder)).map(Vec::as_slice).unwrap_or_default();
        let stands =
            |elastic: &&ElasticAddress| elastic.holder.as_ref().is_some_and(|holder| holder.private_address == address);
        if let Some(elastic) = elastic.iter().find(stands) {
            return json!({"PublicIpAddress": elastic.address, "AllocationId": elastic.id});
        }
        let own = interface.public_address.filter(|_| address == interface.address);
        own.map_or_else(|| json!({}), |address| json!({"PublicIpAddress": address, "AllocationId": ""}))
    }

    pub(super) fn made(&self, interface: Interface) -> Made {
        let sets: Vec<_> = addresses(&interface)
            .map(|address| json!({"PrivateIpAddress": address, "Primary": address == interface.address}))
            .collect();
        let view = self.view(interface);
        Made {
            network_interface_id: view.network_interface_id,
            network_interface_name: view.network_interface_name,
            description: view.description,
            kind: view.kind,
            status: view.status,
            zone_id: view.zone_id,
            vpc_id: view.vpc_id,
            v_switch_id: view.v_switch_id,
            mac_address: view.mac_address,
            private_ip_address: view.private_ip_address,
            private_ip_sets: json!({"PrivateIpSet": sets}),
            ipv6_sets: view.ipv6_sets,
            ipv4_prefix_sets: view.ipv4_prefix_sets,
            ipv6_prefix_sets: view.ipv6_prefix_sets,
            security_group_ids: view.security_group_ids,
            source_dest_check: view.source_dest_check,
            service_managed: view.service_managed,
            owner_id: view.owner_id,
            resource_group_id: view.resource_group_id,
            tags: view.tags,
        }
    }

    pub(super) fn view(&self, interface: Interface) -> View {
        let groups = self.groups.get(&interface.id).map(Vec::as_slice).unwrap_or_default();
        let sets: Vec<_> = addresses(&interface)
            .map(|address| {
                json!({
                    "PrivateIpAddress": address,
                    "Primary": address == interface.address,
                    "AssociatedPublicIp": self.public(&interface, address),
                })
            })
            .collect();
        let public = self.public(&interface, interface.address);
        let traffic = Traffic::of(&interface);
        let attachment = interface.instance_id.as_ref().map_or_else(
            || json!({}),
            |id| {
                json!({
                    "InstanceId": id,
                    "DeviceIndex": interface.device_index,
                    "NetworkCardIndex": interface.network_card.unwrap_or(0),
                    "TrunkNetworkInterfaceId": interface.trunk_id.as_deref().unwrap_or_default(),
                })
            },
        );
        let blocks: Vec<_> = interface.prefixes.iter().map(|block| json!({"Ipv4Prefix": block})).collect();
        let v6: Vec<_> = interface.v6.iter().map(|address| json!({"Ipv6Address": address})).collect();
        View {
            kind: kind(interface.kind()),
            status: status(interface.status(self.now)),
            attachment,
            private_ip_sets: json!({"PrivateIpSet": sets}),
            associated_public_ip: public,
            private_ip_address: interface.address.to_string(),
            ipv6_sets: json!({"Ipv6Set": v6}),
            ipv4_prefix_sets: json!({"Ipv4PrefixSet": blocks}),
            ipv6_prefix_sets: json!({"Ipv6PrefixSet": []}),
            security_group_ids: json!({"SecurityGroupId": groups}),
            network_interface_traffic_mode: traffic.mode.unwrap_or("Standard").to_owned(),
            queue_number: traffic.queues,
            queue_pair_number: traffic.queue_pairs,
            source_dest_check: traffic.source_dest_check.unwrap_or(false),
            delete_on_release: interface.delete_on_release,
            service_managed: false,
            owner_id: self.owner.clone(),
            creation_time: time::seconds(interface.created_at),
            tags: self.tags.get(&interface.id).into(),
            network_interface_id: interface.id,
            network_interface_name: interface.name,
            description: interface.description,
            instance_id: interface.instance_id.unwrap_or_default(),
            zone_id: interface.zone,
            vpc_id: interface.vpc_id,
            v_switch_id: interface.subnet_id,
            mac_address: interface.mac,
            resource_group_id: interface.resource_group,
        }
    }
}

/// The private addresses of an interface, the main one first.
fn addresses(interface: &Interface) -> impl Iterator<Item = Ipv4Addr> + '_ {
    std::iter::once(interface.address).chain(interface.further.iter().copied())
}

/// The vendor's word for what an interface is to its instance.
pub(in crate::ecs) fn kind(kind: InterfaceKind) -> &'static str {
    match kind {
        InterfaceKind::Primary => "Primary",
        InterfaceKind::Secondary => "Secondary",
        InterfaceKind::Trunk => "Trunk",
        InterfaceKind::Member => "Member",
    }
}

/// The vendor's word for a state.
fn status(status: Status) -> &'static str {
    match status {
        Status::Creating | Status::Restoring => "Creating",
        Status::Attaching => "Attaching",
        Status::Attached => "InUse",
        Status::Detaching => "Detaching",
        Status::Free | Status::Modifying => "Available",
    }
}
