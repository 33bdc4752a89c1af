//! Disks in answers.

use std::collections::HashMap;

use compute::disk::{Disk, TAGGED};
use compute::instance::Instance;
use compute::transition::Status;
use kernel::{Tags, Timestamp, time};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::{Value, json};
use serde_with::skip_serializing_none;
use wire::Scope;

use super::{BURSTING, ENCRYPTED, KMS_KEY, MULTI_ATTACH, PROVISIONED_IOPS};
use crate::ecs::errors::Result;
use crate::ecs::instance::NEVER;
use crate::tag::TagsView;

/// A disk in a list.
#[skip_serializing_none]
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
#[expect(clippy::struct_excessive_bools, reason = "the vendor's shape")]
pub struct View {
    disk_id: String,
    disk_name: String,
    description: String,
    region_id: String,
    zone_id: String,
    serial_number: String,
    #[serde(rename = "Type")]
    kind: &'static str,
    category: String,
    size: u32,
    performance_level: String,
    provisioned_iops: Option<i64>,
    bursting_enabled: Option<bool>,
    status: &'static str,
    device: String,
    instance_id: String,
    attachments: Value,
    mount_instances: Value,
    mount_instance_num: usize,
    multi_attach: String,
    portable: bool,
    delete_with_instance: bool,
    delete_auto_snapshot: bool,
    enable_auto_snapshot: bool,
    enable_automated_snapshot_policy: bool,
    auto_snapshot_policy_id: String,
    encrypted: bool,
    #[serde(rename = "KMSKeyId")]
    kms_key_id: String,
    image_id: String,
    source_snapshot_id: String,
    storage_set_id: &'static str,
    product_code: &'static str,
    disk_charge_type: String,
    expired_time: &'static str,
    resource_group_id: String,
    operation_locks: Value,
    creation_time: String,
    attached_time: String,
    detached_time: String,
    tags: TagsView,
}

/// What is shown with the disks of an answer.
pub(super) struct Beside {
    tags: HashMap<String, Tags>,
    instances: HashMap<String, Instance>,
    now: Timestamp,
}

impl Beside {
    pub(super) fn of(scope: &mut Scope<'_>, disks: &[Disk]) -> Result<Self> {
        let ids: Vec<_> = disks.iter().map(|disk| disk.id.as_str()).collect();
        let instances: Vec<_> = disks.iter().filter_map(|disk| disk.instance_id.as_deref()).collect();
        let instances = compute::instance::get_many(scope, &instances)?;
        Ok(Self {
            tags: store::tag::of_many(scope, TAGGED, &ids)?,
            instances: instances.into_iter().map(|instance| (instance.id.clone(), instance)).collect(),
            now: scope.now(),
        })
    }

    pub(super) fn view(&self, disk: Disk) -> View {
        let instance = disk.instance_id.as_ref().and_then(|id| self.instances.get(id));
        let text = |name: &str| disk.spec.extras.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
        let flag = |name: &str| disk.spec.extras.get(name).and_then(Value::as_bool);
        let status = status(disk.status(self.now));
        let attached = disk.attached_at.map(time::seconds).unwrap_or_default();
        let attachments: Vec<Value> = instance
            .iter()
            .map(|instance| json!({"InstanceId": instance.id, "Device": disk.device, "AttachedTime": attached}))
            .collect();
        let image = instance.filter(|_| disk.is_system).map(|instance| instance.image_id.clone());
        let own = Some(disk.charge.clone()).filter(|charge| !charge.is_empty());
        let charge = own.or_else(|| instance.map(|instance| instance.charge.kind.clone()));
        let charge = charge.unwrap_or_else(|| "PostPaid".to_owned());
        let shared = text(MULTI_ATTACH);
        View {
            // Samples of the page show the id without its prefix.
            serial_number: disk.id.strip_prefix("d-").unwrap_or(&disk.id).to_owned(),
            kind: if disk.is_system { "system" } else { "data" },
            status,
            instance_id: disk.instance_id.unwrap_or_default(),
            mount_instance_num: attachments.len(),
            mount_instances: json!({"MountInstance": attachments}),
            attachments: json!({"Attachment": attachments}),
            multi_attach: if shared.is_empty() { "Disabled".to_owned() } else { shared },
            portable: !disk.is_system,
            delete_auto_snapshot: disk.spec.snapshots_go,
            enable_auto_snapshot: !disk.spec.policy_paused,
            enable_automated_snapshot_policy: !disk.spec.policy_id.is_empty(),
            auto_snapshot_policy_id: disk.spec.policy_id,
            encrypted: disk.spec.extras.contains_key(ENCRYPTED),
            kms_key_id: text(KMS_KEY),
            provisioned_iops: disk.spec.extras.get(PROVISIONED_IOPS).and_then(Value::as_i64),
            bursting_enabled: flag(BURSTING),
            image_id: image.unwrap_or_default(),
            source_snapshot_id: disk.spec.snapshot_id,
            storage_set_id: "",
            product_code: "",
            disk_charge_type: charge,
            expired_time: NEVER,
            operation_locks: json!({"OperationLock": []}),
            creation_time: time::seconds(disk.created_at),
            attached_time: attached,
            detached_time: disk.detached_at.map(time::seconds).unwrap_or_default(),
            tags: self.tags.get(&disk.id).into(),
            disk_id: disk.id,
            region_id: disk.region,
            zone_id: disk.zone,
            device: disk.device,
            resource_group_id: disk.resource_group,
            category: disk.spec.category,
            size: disk.spec.size_gib,
            performance_level: disk.spec.performance_level,
            disk_name: disk.spec.name,
            description: disk.spec.description,
            delete_with_instance: disk.spec.delete_with_instance,
        }
    }
}

/// The vendor's word for a state.
fn status(status: Status) -> &'static str {
    match status {
        Status::Creating => "Creating",
        Status::Attaching => "Attaching",
        Status::Attached => "In_use",
        Status::Detaching => "Detaching",
        Status::Free | Status::Modifying => "Available",
        Status::Restoring => "ReIniting",
    }
}
