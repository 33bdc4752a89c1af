//! An instance in answers.
//!
//! Terraform's provider panics where a list is missing or a value has another type than it expects, so
//! every list is there and every type is the one it reads.

use std::collections::HashMap;

use compute::disk::{self, Disk};
use compute::instance::{AnyOf, Instance as Domain, user_data_in};
use compute::network::elastic_address::{self, ElasticAddress};
use compute::network::interface::{self, Interface as DomainInterface};
use kernel::time;
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;
use serde_with::skip_serializing_none;
use wire::Cx;

use super::release_time::shown as shown_time;
use super::state_name;
use crate::catalogue::catalogue;
use crate::iam::project;
use crate::kec::data_guard::{DATA_GUARD_ID, DataGuard, groups_of};
use crate::kec::errors::Error;
use crate::kec::image::source::platform_of;
use crate::kec::local_volume::is_of_order;
use crate::vpc::interface::{DNS1, DNS2};

/// Name under which the keys of an instance are kept.
pub(crate) const KEY_IDS: &str = "KeyIds";

/// An instance.
#[skip_serializing_none]
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
#[expect(clippy::struct_excessive_bools, reason = "the vendor's shape")]
pub(crate) struct Instance {
    instance_id: String,
    instance_name: String,
    instance_type: String,
    image_id: String,
    instance_configure: Configure,
    instance_state: State,
    monitoring: Monitoring,
    vpc_id: String,
    subnet_id: String,
    private_ip_address: String,
    network_interface_set: Vec<Interface>,
    iam_role_name: String,
    host_name: String,
    user_data: String,
    platform: String,
    charge_type: String,
    purchase_time: i64,
    creation_date: String,
    availability_zone: String,
    availability_zone_name: String,
    project_id: i64,
    product_type: u8,
    product_what: u8,
    migration: u8,
    instance_count: u8,
    sriov_net_support: &'static str,
    is_show_sriov_net_support: bool,
    shutdown_no_charge: bool,
    is_distribute_ipv6: bool,
    is_run_optimised: bool,
    live_upgrade_support: bool,
    vnc_support: bool,
    failure_auto_delete: bool,
    sync_tag: bool,
    stopped_mode: String,
    auto_scaling_type: &'static str,
    boot_mode: &'static str,
    key_set: Vec<String>,
    system_disk: SystemDisk,
    data_disks: Vec<DataDisk>,
    data_guard_set: Vec<DataGuard>,
    /// Not there where it is not released by itself. GUESS: the vendor's page has no such field.
    auto_delete_time: Option<String>,
}

/// What lies apart from an instance, and is shown with it.
#[derive(Debug)]
struct Beside {
    user_data: String,
    faces: Faces,
    data_guard: Option<DataGuard>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct Configure {
    #[serde(rename = "VCPU")]
    vcpu: u32,
    #[serde(rename = "GPU")]
    gpu: u32,
    memory_gb: u32,
    data_disk_gb: i64,
    root_disk_gb: u32,
    data_disk_type: String,
    #[serde(rename = "VGPU")]
    vgpu: &'static str,
    spec: &'static str,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct State {
    name: &'static str,
    on_migrate: bool,
    task_state: &'static str,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct Monitoring {
    state: &'static str,
}

/// A network interface as its instance shows it.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct Interface {
    network_interface_id: String,
    network_interface_type: &'static str,
    network_interface_name: String,
    vpc_id: String,
    subnet_id: String,
    mac_address: String,
    private_ip_address: String,
    public_ip: String,
    allocation_id: String,
    #[serde(rename = "DNS1")]
    dns1: String,
    #[serde(rename = "DNS2")]
    dns2: String,
    group_set: Vec<Group>,
    security_group_set: Vec<SecurityGroup>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct Group {
    group_id: String,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct SecurityGroup {
    security_group_id: String,
}

#[derive(Debug, Default, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct SystemDisk {
    disk_id: String,
    disk_type: String,
    disk_size: u32,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct DataDisk {
    disk_id: String,
    disk_type: String,
    disk_size: u32,
    delete_with_instance: bool,
    encrypted: bool,
}

impl Instance {
    /// Instances with their disks, as they are at the instant of the call.
    pub(crate) fn all(cx: &mut Cx<'_>, instances: Vec<Domain>) -> Result<Vec<Self>, Error> {
        let ids: Vec<_> = instances.iter().map(|instance| instance.id.as_str()).collect();
        let disks = disk::of_instances(cx.scope(), &ids)?;
        let mut user_data = user_data_in(cx.scope(), &ids)?;
        let now = cx.now();
        let mut faces = Faces::of(cx, &ids)?;
        let groups = groups_of(cx, &instances)?;
        let view = |instance: Domain| {
            let disks = disks.get(&instance.id).map(Vec::as_slice).unwrap_or_default();
            let beside = Beside {
                user_data: user_data.remove(&instance.id).unwrap_or_default(),
                faces: faces.remove(&instance.id).unwrap_or_default(),
                data_guard: groups.get(&text(&instance, DATA_GUARD_ID)).cloned(),
            };
            Self::new(instance, disks, beside, now)
        };
        Ok(instances.into_iter().map(view).collect())
    }

    fn new(instance: Domain, disks: &[Disk], beside: Beside, now: kernel::Timestamp) -> Self {
        let kind = catalogue().instance_type(&instance.hardware.type_id);
        let system = disks.iter().find(|disk| disk.is_system);
        let system_disk = system.map_or_else(SystemDisk::default, |disk| SystemDisk {
            disk_id: disk.id.clone(),
            disk_type: disk.spec.category.clone(),
            disk_size: disk.spec.size_gib,
        });
        let data_disks =
            disks.iter().filter(|disk| !disk.is_system && !is_of_order(disk)).map(DataDisk::from).collect();
        let stopped_mode =
            if instance.stop_mode.is_empty() { "KeepCharging".to_owned() } else { instance.stop_mode.clone() };
        Self {
            instance_configure: Configure {
                vcpu: kind.map_or(0, |kind| kind.vcpus),
                gpu: kind.map_or(0, |kind| kind.gpus),
                memory_gb: kind.map_or(0, |kind| kind.memory_mib / 1_024),
                data_disk_gb: number(&instance, "DataDiskGb"),
                root_disk_gb: system_disk.disk_size,
                data_disk_type: kind.and_then(|kind| kind.local_disk_category.clone()).unwrap_or_default(),
                vgpu: "",
                spec: "",
            },
            instance_state: State { name: state_name(instance.status(now)), on_migrate: false, task_state: "" },
            monitoring: Monitoring { state: "enabled" },
            network_interface_set: std::iter::once(Interface::primary(&instance))
                .chain(beside.faces.extensions)
                .collect(),
            private_ip_address: instance.private_address.to_string(),
            iam_role_name: instance.role.as_ref().map(|role| role.name.clone()).unwrap_or_default(),
            user_data: beside.user_data,
            platform: platform_of(&instance),
            data_guard_set: beside.data_guard.into_iter().collect(),
            auto_delete_time: instance.release_at.map(shown_time),
            purchase_time: number(&instance, "PurchaseTime"),
            creation_date: time::seconds(instance.created_at),
            project_id: project::of_group(&instance.resource_group),
            product_type: 0,
            product_what: 1,
            migration: 0,
            instance_count: 1,
            sriov_net_support: if flag(&instance, "SriovNetSupport") { "true" } else { "false" },
            is_show_sriov_net_support: true,
            shutdown_no_charge: stopped_mode == "StopCharging",
            is_distribute_ipv6: beside.faces.has_v6,
            is_run_optimised: false,
            live_upgrade_support: false,
            vnc_support: true,
            failure_auto_delete: flag(&instance, "FailureAutoDelete"),
            sync_tag: flag(&instance, "SyncTag"),
            stopped_mode,
            auto_scaling_type: "",
            boot_mode: "BIOS(Legacy)",
            key_set: keys(&instance),
            system_disk,
            data_disks,
            availability_zone: instance.zone.clone(),
            availability_zone_name: instance.zone,
            instance_id: instance.id,
            instance_name: instance.name,
            instance_type: instance.hardware.type_id,
            image_id: instance.image_id,
            vpc_id: instance.vpc_id,
            subnet_id: instance.subnet_id,
            host_name: instance.host_name,
            charge_type: instance.charge.kind,
        }
    }
}

impl Interface {
    fn extension(one: DomainInterface, groups: &[String], elastic: Option<&ElasticAddress>) -> Self {
        let own = |name: &str| one.extras.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
        Self {
            network_interface_type: "extension",
            private_ip_address: one.address.to_string(),
            public_ip: elastic.map(|elastic| elastic.address.to_string()).unwrap_or_default(),
            allocation_id: elastic.map(|elastic| elastic.id.clone()).unwrap_or_default(),
            dns1: own(DNS1),
            dns2: own(DNS2),
            group_set: groups.iter().map(|group_id| Group { group_id: group_id.clone() }).collect(),
            security_group_set: groups.iter().map(|id| SecurityGroup { security_group_id: id.clone() }).collect(),
            network_interface_id: one.id,
            network_interface_name: one.name,
            vpc_id: one.vpc_id,
            subnet_id: one.subnet_id,
            mac_address: one.mac,
        }
    }

    fn primary(instance: &Domain) -> Self {
        let groups = || instance.groups.iter().cloned();
        Self {
            network_interface_id: instance.interface_id.clone(),
            network_interface_type: "primary",
            network_interface_name: String::new(),
            vpc_id: instance.vpc_id.clone(),
            subnet_id: instance.subnet_id.clone(),
            mac_address: instance.mac.clone(),
            private_ip_address: instance.private_address.to_string(),
            public_ip: instance
                .public_address
                .or(instance.elastic_address)
                .map(|address| address.to_string())
                .unwrap_or_default(),
            allocation_id: instance.elastic_id.clone().unwrap_or_default(),
            dns1: text(instance, "Dns1"),
            dns2: text(instance, "Dns2"),
            group_set: groups().map(|group_id| Group { group_id }).collect(),
            security_group_set: groups().map(|security_group_id| SecurityGroup { security_group_id }).collect(),
        }
    }
}

/// What an instance shows of its interfaces and does not know itself.
#[derive(Debug, Default)]
struct Faces {
    /// Those beside the primary one.
    extensions: Vec<Interface>,
    /// Whether the primary one has an IPv6 address.
    has_v6: bool,
}

impl Faces {
    /// The same of instances, by instance.
    fn of(cx: &mut Cx<'_>, instances: &[&str]) -> Result<HashMap<String, Self>, Error> {
        let found = interface::of_instances(cx.scope(), instances)?;
        let extensions = found.values().flatten().filter(|one| !one.is_primary);
        let ids: Vec<_> = extensions.map(|one| one.id.as_str()).collect();
        let groups = interface::groups_of(cx.scope(), &ids)?;
        let elastic = elastic_address::of_holders(cx.scope(), &ids)?;
        let shown = |one: DomainInterface| {
            let groups = groups.get(&one.id).map(Vec::as_slice).unwrap_or_default();
            let elastic = elastic.get(&one.id).and_then(|held| held.first());
            Interface::extension(one, groups, elastic)
        };
        let beside = |interfaces: Vec<DomainInterface>| {
            let has_v6 = interfaces.iter().any(|one| one.is_primary && !one.v6.is_empty());
            let extensions = interfaces.into_iter().filter(|one| !one.is_primary).map(shown).collect();
            Self { extensions, has_v6 }
        };
        Ok(found.into_iter().map(|(id, interfaces)| (id, beside(interfaces))).collect())
    }
}

impl From<&Disk> for DataDisk {
    fn from(disk: &Disk) -> Self {
        Self {
            disk_id: disk.id.clone(),
            disk_type: disk.spec.category.clone(),
            disk_size: disk.spec.size_gib,
            delete_with_instance: disk.spec.delete_with_instance,
            encrypted: false,
        }
    }
}

/// An instance is in one of these projects.
pub(super) fn of_projects(projects: &[String]) -> AnyOf {
    AnyOf::ResourceGroup(project::groups_of(projects))
}

/// A text that the order of an instance said.
pub(crate) fn text(instance: &Domain, name: &str) -> String {
    instance.extras.get(name).and_then(Value::as_str).unwrap_or_default().to_owned()
}

pub(super) fn number(instance: &Domain, name: &str) -> i64 {
    instance.extras.get(name).and_then(Value::as_i64).unwrap_or_default()
}

fn flag(instance: &Domain, name: &str) -> bool {
    instance.extras.get(name).and_then(Value::as_bool).unwrap_or_default()
}

/// The keys of SKS that an instance has.
pub(crate) fn keys(instance: &Domain) -> Vec<String> {
    let keys = instance.extras.get(KEY_IDS).and_then(Value::as_array);
    keys.into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
}
