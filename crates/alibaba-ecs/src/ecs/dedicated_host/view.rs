//! Dedicated hosts in answers.

use alibaba_core::list::Listed;
use compute::dedicated_host::DedicatedHost;
use compute::instance::Keeper;
use kernel::{Tags, time};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::{Value, json};
use serde_with::skip_serializing_none;

use super::kinds::{HostKind, ratio_of};
use super::room::Room;
use super::stored::Stored;
use crate::tag::TagsView;

/// When a host that is paid for by use expires: never, as the sample of `DescribeDedicatedHosts` says it.
const NEVER: &str = "2999-09-08T16:00Z";

/// A dedicated host in a list.
#[skip_serializing_none]
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct View {
    dedicated_host_id: String,
    dedicated_host_name: String,
    dedicated_host_type: String,
    dedicated_host_cluster_id: String,
    description: String,
    region_id: String,
    zone_id: String,
    status: &'static str,
    machine_id: String,
    sockets: u32,
    cores: u32,
    physical_gpus: u32,
    #[serde(rename = "GPUSpec")]
    gpu_spec: &'static str,
    cpu_over_commit_ratio: Option<f64>,
    action_on_maintenance: String,
    auto_placement: &'static str,
    network_attributes: Value,
    charge_type: String,
    sale_cycle: String,
    creation_time: String,
    expired_time: String,
    auto_release_time: String,
    resource_group_id: String,
    capacity: Value,
    instances: Value,
    supported_instance_type_families: Value,
    supported_custom_instance_type_families: Value,
    supported_instance_types_list: Value,
    operation_locks: Value,
    host_detail_info: Value,
    tags: TagsView,
}

impl Listed for View {
    const LIST: &'static str = "DedicatedHosts";
    const ITEM: &'static str = "DedicatedHost";
}

impl View {
    /// A host with the instances that are on it; `owner` is the account.
    pub(super) fn of(host: DedicatedHost, instances: &[Keeper], tags: Option<&Tags>, owner: &str) -> Self {
        let (stored, kind) = (Stored::of(&host.extras), HostKind::of(&host.kind));
        let (families, custom) = kind.map(|kind| (kind.families, kind.custom)).unwrap_or_default();
        let types = kind.map(HostKind::types).unwrap_or_default();
        Self {
            status: "Available",
            sockets: kind.map_or(0, |kind| kind.sockets),
            cores: kind.map_or(0, |kind| kind.cores),
            physical_gpus: 0,
            gpu_spec: "",
            cpu_over_commit_ratio: kind.filter(|kind| kind.takes_ratio()).map(|_| ratio_of(&host)),
            action_on_maintenance: stored.action_on_maintenance.unwrap_or_else(|| "Migrate".to_owned()),
            auto_placement: if host.is_automatic { "on" } else { "off" },
            network_attributes: network_attributes(stored.slb_udp_timeout, stored.udp_timeout),
            sale_cycle: stored.period_unit.filter(|_| host.expires_at.is_some()).unwrap_or_default(),
            creation_time: time::minutes(host.created_at),
            expired_time: host.expires_at.map_or_else(|| NEVER.to_owned(), time::minutes),
            auto_release_time: host.release_at.map(time::minutes).unwrap_or_default(),
            capacity: capacity(Room::total(&host), Room::free(&host, instances)),
            instances: json!({"Instance": instances.iter().map(|instance| shown(instance, owner)).collect::<Vec<_>>()}),
            supported_instance_type_families: json!({"SupportedInstanceTypeFamily": families}),
            supported_custom_instance_type_families: json!({"SupportedCustomInstanceTypeFamily": custom}),
            supported_instance_types_list: json!({"SupportedInstanceTypesList": types}),
            operation_locks: json!({"OperationLock": []}),
            host_detail_info: json!({"SerialNumber": ""}),
            tags: tags.into(),
            dedicated_host_id: host.id,
            dedicated_host_name: host.name,
            dedicated_host_type: host.kind,
            dedicated_host_cluster_id: host.cluster_id,
            description: host.description,
            region_id: host.region,
            zone_id: host.zone,
            machine_id: host.machine_id,
            charge_type: host.charge,
            resource_group_id: host.resource_group,
        }
    }
}

fn shown(instance: &Keeper, owner: &str) -> Value {
    json!({
        "InstanceId": instance.id,
        "InstanceType": instance.type_id,
        "InstanceOwnerId": owner.parse::<i64>().unwrap_or_default(),
        "SocketId": "",
    })
}

/// Timeouts that were set; the sample shows none of a host on which none was.
fn network_attributes(balancer: Option<i64>, usual: Option<i64>) -> Value {
    let mut shown = serde_json::Map::new();
    for (name, seconds) in [("SlbUdpTimeout", balancer), ("UdpTimeout", usual)] {
        if let Some(seconds) = seconds {
            shown.insert(name.to_owned(), json!(seconds));
        }
    }
    Value::Object(shown)
}

fn capacity(total: Room, free: Room) -> Value {
    json!({
        "TotalVcpus": total.vcpus,
        "AvailableVcpus": free.vcpus,
        "TotalMemory": gib(total.memory_mib),
        "AvailableMemory": gib(free.memory_mib),
        "TotalVgpus": 0,
        "AvailableVgpus": 0,
        "TotalLocalStorage": 0,
        "AvailableLocalStorage": 0,
        "LocalStorageCategory": "",
    })
}

/// Memory as answers show it: whole numbers as they are, others with their fraction.
pub(in crate::ecs) fn gib(mib: i64) -> Value {
    if mib % 1024 == 0 {
        return json!(mib / 1024);
    }
    #[expect(clippy::cast_precision_loss, reason = "a few million at most")]
    let fraction = mib as f64 / 1024.0;
    json!(fraction)
}
