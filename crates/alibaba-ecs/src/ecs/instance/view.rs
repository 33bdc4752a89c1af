//! Instances in answers.

use alibaba_core::catalogue::catalogue;
use compute::catalogue::{InstanceType, OperatingSystem};
use compute::dedicated_host::DedicatedHost;
use compute::instance::{Instance, Status};
use compute::network::interface::Interface;
use kernel::{Timestamp, time};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::{Value, json};
use serde_with::skip_serializing_none;

use super::stored_attributes::StoredAttributes;
use crate::ecs::image::software;
use crate::ecs::network_interface;
use crate::tag::TagsView;

/// When an instance that is paid for by use expires: never, in the vendor's way of saying so.
pub(in crate::ecs) const NEVER: &str = "2099-12-31T15:59Z";

/// The vendor's word for a state.
pub(super) fn status(status: Status) -> &'static str {
    match status {
        Status::Pending => "Pending",
        Status::Starting => "Starting",
        Status::Running => "Running",
        Status::Stopping => "Stopping",
        Status::Stopped => "Stopped",
    }
}

/// The vendor's word for what a stopped instance costs.
pub(super) fn stopped_mode(instance: &Instance, now: Timestamp) -> &str {
    match instance.status(now) {
        Status::Stopped if instance.stop_mode.is_empty() => "KeepCharging",
        Status::Stopped => &instance.stop_mode,
        _ => "Not-applicable",
    }
}

/// Until when an instance is paid for; `None` where it is paid by use.
pub(in crate::ecs) fn expiry_of(instance: &Instance) -> Option<Timestamp> {
    StoredAttributes::of(&instance.extras).expires_at.and_then(|text| text.parse().ok())
}

/// What the catalogue says about an instance's type.
pub(in crate::ecs) fn kind(instance: &Instance) -> Option<&'static InstanceType> {
    catalogue().instance_type(&instance.hardware.type_id)
}

/// The network of an instance.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub(super) struct VpcAttributes {
    vpc_id: String,
    v_switch_id: String,
    nat_ip_address: String,
    private_ip_address: Addresses,
}

/// Addresses in an answer.
#[derive(Debug, Default, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub(super) struct Addresses {
    pub(super) ip_address: Vec<String>,
}

/// Security groups in an answer.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub(super) struct SecurityGroupIds {
    pub(super) security_group_id: Vec<String>,
}

impl VpcAttributes {
    pub(super) fn of(instance: &Instance) -> Self {
        Self {
            vpc_id: instance.vpc_id.clone(),
            v_switch_id: instance.subnet_id.clone(),
            nat_ip_address: String::new(),
            private_ip_address: Addresses { ip_address: vec![instance.private_address.to_string()] },
        }
    }
}

/// Public addresses of an instance.
pub(super) fn public(instance: &Instance) -> Addresses {
    Addresses { ip_address: instance.public_address.iter().map(ToString::to_string).collect() }
}

/// The elastic address of an instance.
pub(super) fn elastic_address(instance: &Instance) -> Value {
    let Some(address) = instance.elastic_address else {
        return json!({"AllocationId": "", "IpAddress": "", "InternetChargeType": ""});
    };
    json!({
        "AllocationId": instance.elastic_id.as_deref().unwrap_or_default(),
        "IpAddress": address,
        "Bandwidth": instance.elastic_mbps.unwrap_or_default(),
        "InternetChargeType": instance.elastic_charge.as_deref().unwrap_or_default(),
        "IsSupportUnassociate": true,
    })
}

/// An instance in a list.
#[skip_serializing_none]
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
#[expect(clippy::struct_excessive_bools, reason = "the vendor's shape")]
pub struct View {
    instance_id: String,
    instance_name: String,
    description: String,
    host_name: String,
    region_id: String,
    zone_id: String,
    status: &'static str,
    stopped_mode: String,
    image_id: String,
    #[serde(rename = "OSName")]
    os_name: String,
    #[serde(rename = "OSNameEn")]
    os_name_en: String,
    #[serde(rename = "OSType")]
    os_type: &'static str,
    instance_type: String,
    instance_type_family: String,
    cpu: u32,
    memory: u32,
    cpu_options: CpuOptions,
    #[serde(rename = "GPUAmount")]
    gpu_amount: u32,
    #[serde(rename = "GPUSpec")]
    gpu_spec: String,
    local_storage_amount: Option<u32>,
    local_storage_capacity: Option<u32>,
    io_optimized: bool,
    serial_number: String,
    instance_network_type: &'static str,
    vpc_attributes: VpcAttributes,
    network_interfaces: Value,
    security_group_ids: SecurityGroupIds,
    public_ip_address: Addresses,
    inner_ip_address: Addresses,
    rdma_ip_address: Addresses,
    eip_address: Value,
    internet_charge_type: String,
    internet_max_bandwidth_in: i64,
    internet_max_bandwidth_out: i64,
    instance_charge_type: String,
    creation_time: String,
    start_time: String,
    expired_time: String,
    auto_release_time: String,
    spot_strategy: String,
    spot_price_limit: f64,
    spot_duration: i64,
    spot_interruption_behavior: Option<String>,
    credit_specification: String,
    deletion_protection: bool,
    device_available: bool,
    recyclable: bool,
    sale_cycle: &'static str,
    resource_group_id: String,
    key_pair_name: String,
    cluster_id: &'static str,
    vlan_id: &'static str,
    hpc_cluster_id: String,
    deployment_set_id: String,
    deployment_set_group_no: Option<i64>,
    dedicated_host_attribute: Value,
    dedicated_instance_attribute: Value,
    ecs_capacity_reservation_attr: Value,
    operation_locks: Value,
    hibernation_options: Value,
    additional_info: Value,
    image_options: Value,
    metadata_options: Option<MetadataOptions>,
    tags: TagsView,
}

#[skip_serializing_none]
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct CpuOptions {
    core_count: i64,
    threads_per_core: i64,
    numa: String,
    topology_type: Option<String>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct MetadataOptions {
    http_endpoint: &'static str,
    http_tokens: &'static str,
    http_put_response_hop_limit: i64,
    instance_metadata_tags: &'static str,
}

impl MetadataOptions {
    fn of(options: compute::instance::MetadataOptions) -> Self {
        let switch = |on| if on { "enabled" } else { "disabled" };
        Self {
            http_endpoint: switch(options.enabled),
            http_tokens: if options.token_required { "required" } else { "optional" },
            http_put_response_hop_limit: options.hop_limit,
            instance_metadata_tags: switch(options.tags),
        }
    }
}

impl View {
    /// The instance at a moment, with its interfaces and the host that it is on; its metadata options only where they are
    /// asked for.
    pub(super) fn of(
        instance: Instance,
        (interfaces, host): (&[Interface], Option<&DedicatedHost>),
        tags: TagsView,
        now: Timestamp,
        with_metadata: bool,
    ) -> Self {
        let (stored, kind, software) =
            (StoredAttributes::of(&instance.extras), kind(&instance), software::of(&instance));
        let (expiry, started) = (expiry_of(&instance), instance.last_start(now));
        let local = kind.filter(|kind| kind.local_disks > 0);
        let vcpus = kind.map_or(0, |kind| kind.vcpus);
        let threads = stored.threads_per_core.unwrap_or(if vcpus > 1 { 2 } else { 1 });
        Self {
            status: status(instance.status(now)),
            stopped_mode: stopped_mode(&instance, now).to_owned(),
            os_name: software.map(|software| software.os_name_local.to_owned()).unwrap_or_default(),
            os_name_en: software.map(|software| software.os_name_en.to_owned()).unwrap_or_default(),
            os_type: match software.map(|software| software.os) {
                Some(OperatingSystem::Windows) => "windows",
                _ => "linux",
            },
            cpu: vcpus,
            memory: kind.map_or(0, |kind| kind.memory_mib),
            cpu_options: CpuOptions {
                core_count: stored.core_count.unwrap_or(i64::from(vcpus) / threads.max(1)).max(1),
                threads_per_core: threads,
                numa: stored.numa.unwrap_or_else(|| "ON".to_owned()),
                topology_type: stored.topology_type,
            },
            gpu_amount: kind.map_or(0, |kind| kind.gpus),
            gpu_spec: kind.and_then(|kind| kind.gpu.clone()).unwrap_or_default(),
            local_storage_amount: local.map(|kind| kind.local_disks),
            local_storage_capacity: local.map(|kind| kind.local_disk_gib),
            io_optimized: true,
            instance_network_type: "vpc",
            vpc_attributes: VpcAttributes::of(&instance),
            network_interfaces: network_interfaces(interfaces),
            public_ip_address: public(&instance),
            inner_ip_address: Addresses::default(),
            rdma_ip_address: Addresses::default(),
            eip_address: elastic_address(&instance),
            internet_charge_type: instance.internet.charge,
            internet_max_bandwidth_in: instance.internet.mbps_in,
            internet_max_bandwidth_out: instance.internet.mbps_out,
            instance_charge_type: instance.charge.kind,
            creation_time: time::minutes(instance.created_at),
            start_time: started.map(time::minutes).unwrap_or_default(),
            expired_time: expiry.map_or_else(|| NEVER.to_owned(), time::minutes),
            auto_release_time: instance.release_at.map(time::minutes).unwrap_or_default(),
            spot_strategy: stored.spot_strategy.unwrap_or_else(|| "NoSpot".to_owned()),
            spot_price_limit: stored.spot_price_limit.unwrap_or(0.0),
            spot_duration: stored.spot_duration.unwrap_or(0),
            spot_interruption_behavior: stored.spot_interruption_behavior,
            credit_specification: stored.credit_specification.unwrap_or_default(),
            deletion_protection: instance.protected,
            device_available: true,
            recyclable: stored.recyclable.unwrap_or(false),
            sale_cycle: "",
            cluster_id: "",
            vlan_id: "",
            hpc_cluster_id: stored.hpc_cluster_id.unwrap_or_default(),
            deployment_set_id: stored.deployment_set_id.unwrap_or_default(),
            deployment_set_group_no: stored.deployment_set_group,
            dedicated_host_attribute: json!({
                "DedicatedHostId": stored.dedicated_host_id.unwrap_or_default(),
                "DedicatedHostName": host.map(|host| host.name.as_str()).unwrap_or_default(),
                "DedicatedHostClusterId": host.map(|host| host.cluster_id.as_str()).unwrap_or_default(),
            }),
            dedicated_instance_attribute: json!({
                "Affinity": stored.affinity.unwrap_or_default(),
                "Tenancy": stored.tenancy.unwrap_or_default(),
            }),
            ecs_capacity_reservation_attr: json!({
                "CapacityReservationPreference": stored.private_pool_match.unwrap_or_default(),
                "CapacityReservationId": stored.capacity_reservation_id.unwrap_or_default(),
            }),
            operation_locks: json!({"LockReason": []}),
            hibernation_options: json!({"Configured": stored.hibernation.unwrap_or(false)}),
            additional_info: json!({"EnableHighDensityMode": stored.high_density.unwrap_or(false)}),
            image_options: json!({"LoginAsNonRoot": stored.login_as_non_root.unwrap_or(false)}),
            metadata_options: with_metadata.then(|| MetadataOptions::of(instance.metadata)),
            tags,
            instance_type: instance.hardware.type_id,
            instance_type_family: instance.hardware.family,
            instance_id: instance.id,
            instance_name: instance.name,
            description: instance.description,
            host_name: instance.host_name,
            region_id: instance.region,
            zone_id: instance.zone,
            image_id: instance.image_id,
            serial_number: instance.serial_number,
            security_group_ids: SecurityGroupIds { security_group_id: instance.groups },
            resource_group_id: instance.resource_group,
            key_pair_name: instance.key_pair,
        }
    }
}

/// The interfaces of an instance, the primary one first.
fn network_interfaces(interfaces: &[Interface]) -> Value {
    let view = |interface: &Interface| {
        let private = std::iter::once(interface.address).chain(interface.further.iter().copied());
        let private: Vec<_> = private
            .map(|address| json!({"PrivateIpAddress": address, "Primary": address == interface.address}))
            .collect();
        let v6: Vec<_> = interface.v6.iter().map(|address| json!({"Ipv6Address": address})).collect();
        let blocks: Vec<_> = interface.prefixes.iter().map(|block| json!({"Ipv4Prefix": block})).collect();
        json!({
            "Type": network_interface::view::kind(interface.kind()),
            "NetworkInterfaceId": interface.id,
            "MacAddress": interface.mac,
            "PrimaryIpAddress": interface.address,
            "PrivateIpSets": {"PrivateIpSet": private},
            "Ipv6Sets": {"Ipv6Set": v6},
            "Ipv4PrefixSets": {"Ipv4PrefixSet": blocks},
            "Ipv6PrefixSets": {"Ipv6PrefixSet": []},
        })
    };
    json!({"NetworkInterface": interfaces.iter().map(view).collect::<Vec<_>>()})
}
