//! Models in answers.
//!
//! Terraform's provider makes a model anew where a block is there that its configuration does not have, so the system disk
//! is left out where the model says nothing of it, and so are the numbers of tags.

use std::collections::HashMap;

use compute::launch_template::{LaunchTemplate, default_versions};
use compute::listing::Window;
use compute::network::subnet::{Filter, list};
use kernel::time;
use schemars::JsonSchema;
use serde::Serialize;
use serde_with::skip_serializing_none;
use wire::Cx;

use crate::iam::project::DEFAULT;
use crate::kec::errors::Error;
use crate::kec::field::OptionalId;
use crate::kec::instance::charge::ChargeType;
use crate::kec::instance::launch_spec::type_of;
use crate::kec::instance::order::{self, Order};

/// A model.
#[skip_serializing_none]
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
#[expect(clippy::struct_excessive_bools, reason = "the vendor's shape")]
pub(super) struct Model {
    model_id: String,
    model_name: String,
    create_time: String,
    modified_time: String,
    availability_zone: String,
    availability_zone_name: String,
    image_id: String,
    instance_type: String,
    subnet_id: String,
    security_group_id: String,
    charge_type: &'static str,
    purchase_time: i64,
    instance_name: String,
    instance_name_suffix: String,
    host_name: String,
    key_id: String,
    keep_image_login: bool,
    iam_role_name: String,
    project_id: i64,
    sriov_net_support: bool,
    is_distribute_ipv6: bool,
    failure_auto_delete: bool,
    sync_tag: bool,
    data_disk_gb: u32,
    data_guard_id: Option<String>,
    local_volume_snapshot_id: Option<String>,
    assembled_image_data_disk_type: Option<String>,
    system_disk: Option<SystemDisk>,
    data_disk_set: Vec<DataDisk>,
    network_interface_set: Vec<Interface>,
    tag_set: Vec<Tag>,
}

#[skip_serializing_none]
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct SystemDisk {
    disk_type: Option<String>,
    disk_size: Option<u32>,
}

#[skip_serializing_none]
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct DataDisk {
    r#type: String,
    size: u32,
    delete_with_instance: bool,
    snapshot_id: Option<String>,
}

/// A network interface beside the primary one.
#[skip_serializing_none]
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct Interface {
    subnet_id: String,
    private_ip_address: Option<String>,
    security_group_id_set: Vec<Group>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct Group {
    security_group_id: String,
}

impl From<order::NetworkInterface> for Interface {
    fn from(interface: order::NetworkInterface) -> Self {
        let groups = interface.security_group_id.wanted().unwrap_or_default();
        Self {
            subnet_id: interface.subnet_id.0,
            private_ip_address: interface.private_ip_address,
            security_group_id_set: groups.into_iter().map(|security_group_id| Group { security_group_id }).collect(),
        }
    }
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct Tag {
    key: String,
    value: String,
}

impl From<order::SystemDisk> for SystemDisk {
    fn from(disk: order::SystemDisk) -> Self {
        Self { disk_type: disk.disk_type, disk_size: disk.disk_size }
    }
}

impl From<order::DataDisk> for DataDisk {
    fn from(disk: order::DataDisk) -> Self {
        Self {
            r#type: disk.r#type,
            size: disk.size,
            delete_with_instance: disk.delete_with_instance,
            snapshot_id: disk.snapshot_id.as_ref().and_then(OptionalId::given).map(str::to_owned),
        }
    }
}

impl From<order::Tag> for Tag {
    fn from(tag: order::Tag) -> Self {
        Self { key: tag.key.0, value: tag.value.0 }
    }
}

/// Models with what their default versions say.
pub(super) fn shown(cx: &mut Cx<'_>, models: Vec<LaunchTemplate>) -> Result<Vec<Model>, Error> {
    let versions = default_versions(cx.scope(), &models)?;
    let mut orders = HashMap::new();
    for (id, version) in versions {
        orders.insert(id, Order::kept(&version.data)?);
    }
    let subnets = orders.values().filter_map(|order| order.subnet_id.as_ref()).map(|id| id.0.clone()).collect();
    let wanted = Filter { ids: Some(subnets), ..Filter::default() };
    let subnets = list(cx.scope(), &wanted, Window::ALL)?.items;
    let zones: HashMap<_, _> = subnets.into_iter().map(|subnet| (subnet.id, subnet.zone)).collect();
    let model = |model: LaunchTemplate| {
        let order = orders.remove(&model.id)?;
        let zone = order.subnet_id.as_ref().and_then(|id| zones.get(&id.0).cloned()).unwrap_or_default();
        Some(Model::new(model, order, zone))
    };
    Ok(models.into_iter().filter_map(model).collect())
}

impl Model {
    fn new(model: LaunchTemplate, order: Order, zone: String) -> Self {
        Self {
            model_id: model.id,
            model_name: model.name,
            create_time: time::seconds(model.created_at),
            modified_time: time::seconds(model.modified_at),
            availability_zone: zone.clone(),
            availability_zone_name: zone,
            instance_type: type_of(&order).to_owned(),
            security_group_id: order.security_group_id.first().unwrap_or_default().to_owned(),
            key_id: order.key_id.first().unwrap_or_default().to_owned(),
            image_id: order.image_id.map(|id| id.0).unwrap_or_default(),
            subnet_id: order.subnet_id.map(|id| id.0).unwrap_or_default(),
            charge_type: order.charge_type.map_or("", ChargeType::as_str),
            purchase_time: order.purchase_time.unwrap_or_default().0,
            instance_name: order.instance_name.unwrap_or_default(),
            instance_name_suffix: order.instance_name_suffix.as_ref().map(ToString::to_string).unwrap_or_default(),
            host_name: order.host_name.unwrap_or_default(),
            keep_image_login: order.keep_image_login,
            iam_role_name: order.iam_role_name.0.map(|role| role.0).unwrap_or_default(),
            project_id: order.project_id.map_or(DEFAULT, |project| project.0),
            sriov_net_support: order.sriov_net_support,
            is_distribute_ipv6: order.distribute_ipv6,
            failure_auto_delete: order.failure_auto_delete,
            sync_tag: order.sync_tag,
            data_disk_gb: order.data_disk_gb.unwrap_or_default(),
            data_guard_id: order.data_guard_id.map(|id| id.0),
            local_volume_snapshot_id: order.local_volume_snapshot_id.map(|id| id.0),
            assembled_image_data_disk_type: order.assembled_image_data_disk_type,
            system_disk: order.system_disk.map(Into::into),
            data_disk_set: order.data_disk.into_iter().map(Into::into).collect(),
            network_interface_set: order.network_interface.into_iter().map(Into::into).collect(),
            tag_set: order.tag.into_iter().map(Into::into).collect(),
        }
    }
}
