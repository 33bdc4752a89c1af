//! A version of a launch template in answers.

use alibaba_core::list::Listed;
use compute::launch_template::{LaunchTemplate, Version};
use kernel::time;
use schemars::JsonSchema;
use serde::Serialize;
use serde_with::skip_serializing_none;

use super::data::{Data, NetworkInterface, SystemDisk, Values};
use crate::ecs::field::Text;
use crate::ecs::instance::DataDisk;
use crate::tag::Tag;

/// A version.
#[skip_serializing_none]
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct View {
    launch_template_id: String,
    launch_template_name: String,
    version_number: i64,
    version_description: String,
    default_version: bool,
    created_by: String,
    create_time: String,
    modified_time: String,
    launch_template_data: Option<DataView>,
}

impl Listed for View {
    const LIST: &'static str = "LaunchTemplateVersionSets";
    const ITEM: &'static str = "LaunchTemplateVersionSet";
}

/// What a version says of instances. The system disk stands there twice: typed clients read the structure, Terraform's
/// provider reads the names with a dot.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct DataView {
    #[serde(flatten)]
    values: Values,
    system_disk: SystemDisk,
    #[serde(flatten)]
    dotted: DottedSystemDisk,
    data_disks: DataDisks,
    network_interfaces: NetworkInterfaces,
    #[serde(skip_serializing_if = "Option::is_none")]
    security_group_ids: Option<SecurityGroupIds>,
    tags: InstanceTags,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct DataDisks {
    data_disk: Vec<DiskView>,
}

/// A data disk. Terraform's provider reads `Encrypted` as a boolean here, although the call takes it as a text.
#[skip_serializing_none]
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct DiskView {
    #[serde(flatten)]
    disk: DataDisk,
    encrypted: Option<bool>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct NetworkInterfaces {
    network_interface: Vec<InterfaceView>,
}

/// A network interface; its list of security groups has a name of its own in answers.
#[serde_with::apply(Text => #[serde(skip_serializing_if = "Text::is_absent")])]
#[skip_serializing_none]
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct InterfaceView {
    delete_on_release: Option<bool>,
    description: Text,
    instance_type: Text,
    network_interface_name: Text,
    network_interface_traffic_mode: Text,
    primary_ip_address: Text,
    security_group_id: Text,
    security_group_ids: SecurityGroupIds,
    v_switch_id: Text,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct SecurityGroupIds {
    security_group_id: Vec<String>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct InstanceTags {
    instance_tag: Vec<InstanceTag>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct InstanceTag {
    key: String,
    value: String,
}

/// The system disk under names with a dot.
#[serde_with::apply(Text => #[serde(skip_serializing_if = "Text::is_absent")])]
#[skip_serializing_none]
#[derive(Debug, Serialize, JsonSchema)]
struct DottedSystemDisk {
    #[serde(rename = "SystemDisk.Category")]
    category: Text,
    #[serde(rename = "SystemDisk.DeleteWithInstance")]
    delete_with_instance: Option<bool>,
    #[serde(rename = "SystemDisk.Description")]
    description: Text,
    #[serde(rename = "SystemDisk.DiskName")]
    disk_name: Text,
    #[serde(rename = "SystemDisk.Encrypted")]
    encrypted: Option<bool>,
    #[serde(rename = "SystemDisk.Iops")]
    iops: Option<i64>,
    #[serde(rename = "SystemDisk.KMSKeyId")]
    kms_key_id: Text,
    #[serde(rename = "SystemDisk.PerformanceLevel")]
    performance_level: Text,
    #[serde(rename = "SystemDisk.Size")]
    size: Option<u32>,
}

impl View {
    /// The version; what it says of instances is there where it is asked for.
    pub(super) fn of(version: Version, template: &LaunchTemplate, detailed: bool) -> Self {
        Self {
            launch_template_id: template.id.clone(),
            launch_template_name: template.name.clone(),
            version_number: version.number,
            version_description: version.description,
            default_version: version.number == template.default_version,
            created_by: version.created_by,
            create_time: time::seconds(version.created_at),
            modified_time: time::seconds(version.created_at),
            launch_template_data: detailed.then(|| DataView::of(Data::of(version.data))),
        }
    }
}

impl DataView {
    fn of(Data { values, lists }: Data) -> Self {
        let ids = |ids: Vec<String>| SecurityGroupIds { security_group_id: ids };
        let tag = |tag: Tag| InstanceTag { key: tag.key, value: tag.value.unwrap_or_default() };
        let disk = lists.system_disk;
        Self {
            values,
            dotted: DottedSystemDisk {
                category: disk.category.clone(),
                delete_with_instance: disk.delete_with_instance,
                description: disk.description.clone(),
                disk_name: disk.disk_name.clone(),
                encrypted: truth(&disk.encrypted),
                iops: disk.iops,
                kms_key_id: disk.kms_key_id.clone(),
                performance_level: disk.performance_level.clone(),
                size: disk.size,
            },
            system_disk: disk,
            data_disks: DataDisks { data_disk: lists.data_disk.into_iter().map(DiskView::of).collect() },
            network_interfaces: NetworkInterfaces {
                network_interface: lists.network_interface.into_iter().map(InterfaceView::of).collect(),
            },
            security_group_ids: Some(lists.security_group_ids).filter(|ids| !ids.is_empty()).map(ids),
            tags: InstanceTags { instance_tag: lists.tag.into_iter().map(tag).collect() },
        }
    }
}

impl DiskView {
    fn of(mut disk: DataDisk) -> Self {
        let encrypted = truth(&std::mem::take(&mut disk.encrypted));
        Self { disk, encrypted }
    }
}

/// A text that says whether something is so.
fn truth(text: &Text) -> Option<bool> {
    text.get().map(|text| text == "true")
}

impl InterfaceView {
    fn of(interface: NetworkInterface) -> Self {
        Self {
            delete_on_release: interface.delete_on_release,
            description: interface.description,
            instance_type: interface.instance_type,
            network_interface_name: interface.network_interface_name,
            network_interface_traffic_mode: interface.network_interface_traffic_mode,
            primary_ip_address: interface.primary_ip_address,
            security_group_id: interface.security_group_id,
            security_group_ids: SecurityGroupIds { security_group_id: interface.security_group_ids },
            v_switch_id: interface.v_switch_id,
        }
    }
}
