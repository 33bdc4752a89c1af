//! Volumes in answers.

use std::collections::HashMap;

use compute::disk::{Disk, TAGGED};
use compute::instance::{Instance, get_many};
use compute::transition::Status;
use kernel::{Tags, Timestamp};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;
use serde_with::skip_serializing_none;
use wire::Cx;

use super::{EXPIRE_TIME, RECYCLED};
use crate::iam::project;
use crate::kec::errors::Error;
use crate::kec::instance::charge_number;
use crate::period::instant;

/// A volume.
#[skip_serializing_none]
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub(super) struct Volume {
    volume_id: String,
    volume_name: String,
    volume_desc: String,
    size: u32,
    volume_status: &'static str,
    volume_type: String,
    volume_category: &'static str,
    /// Not there while no instance has it, by which Terraform's provider knows that.
    instance_id: Option<String>,
    availability_zone: String,
    charge_type: String,
    instance_trade_type: i64,
    create_time: String,
    expire_time: Option<String>,
    attachment: Vec<Attachment>,
    project_id: i64,
    /// Not there while no policy makes snapshots of it.
    auto_snapshot_policy_id: Option<String>,
    source_snapshot_id: Option<String>,
    tags: Vec<Tag>,
}

/// Which instance has a volume, and how.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct Attachment {
    instance_id: String,
    mount_point: String,
    delete_with_instance: bool,
}

/// A tag of a volume.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct Tag {
    tag_id: u32,
    tag_key: String,
    tag_value: String,
}

/// The state of a volume in the vendor's words.
///
/// Source: the vendor's SDK for `DescribeVolumes`, except that it writes `inuse`, and Terraform's provider waits for `in-use`.
pub(crate) fn state_name(disk: &Disk, now: Timestamp) -> &'static str {
    if is_leaving(disk) {
        return "deleting";
    }
    if is_recycled(disk) {
        return "recycling";
    }
    match disk.status(now) {
        Status::Free => "available",
        Status::Attached => "in-use",
        Status::Creating => "creating",
        Status::Attaching => "attaching",
        Status::Detaching => "detaching",
        // GUESS: the SDK has no word for a volume that is put back to a snapshot.
        Status::Restoring => "rollbacking",
        Status::Modifying => "extending",
    }
}

/// Whether a volume is being deleted for good.
pub(super) fn is_leaving(disk: &Disk) -> bool {
    disk.gone_at.is_some() && !is_recycled(disk)
}

/// Whether a volume is in the recycle bin.
pub(super) fn is_recycled(disk: &Disk) -> bool {
    disk.spec.extras.get(RECYCLED).and_then(Value::as_bool).unwrap_or_default()
}

/// Where an instance sees a volume.
pub(super) fn mount_point(disk: &Disk) -> String {
    disk.device.replace("/dev/xvd", "/dev/vd")
}

/// Volumes with their tags and with how their instances are paid for.
pub(super) fn shown(cx: &mut Cx<'_>, disks: Vec<Disk>) -> Result<Vec<Volume>, Error> {
    let ids: Vec<_> = disks.iter().map(|disk| disk.id.as_str()).collect();
    let tags = store::tag::of_many(cx.scope(), TAGGED, &ids)?;
    let as_instance = |disk: &&Disk| disk.charge.is_empty();
    let instances: Vec<_> = disks.iter().filter(as_instance).filter_map(|disk| disk.instance_id.as_deref()).collect();
    let instances = get_many(cx.scope(), &instances)?;
    let instances: HashMap<_, _> = instances.into_iter().map(|instance| (instance.id.clone(), instance)).collect();
    let now = cx.now();
    let volume = |disk: Disk| {
        let instance = disk.instance_id.as_ref().and_then(|id| instances.get(id));
        let tags = tags.get(&disk.id);
        Volume::new(disk, tags, instance, now)
    };
    Ok(disks.into_iter().map(volume).collect())
}

impl Volume {
    fn new(disk: Disk, tags: Option<&Tags>, instance: Option<&Instance>, now: Timestamp) -> Self {
        let charge_type = match instance {
            Some(instance) if disk.charge.is_empty() => instance.charge.kind.clone(),
            _ => disk.charge.clone(),
        };
        let attachment = disk.instance_id.iter().map(|instance| Attachment {
            instance_id: instance.clone(),
            mount_point: mount_point(&disk),
            delete_with_instance: disk.is_system || disk.spec.delete_with_instance,
        });
        let tag = |(key, value): (&str, &str)| Tag {
            tag_id: crate::tagv2::number(key, value),
            tag_key: key.to_owned(),
            tag_value: value.to_owned(),
        };
        let some = |text: &String| Some(text.clone()).filter(|text| !text.is_empty());
        Self {
            volume_status: state_name(&disk, now),
            volume_category: if disk.is_system { "system" } else { "data" },
            attachment: attachment.collect(),
            instance_trade_type: charge_number(&charge_type),
            charge_type,
            create_time: instant(disk.created_at),
            expire_time: disk.spec.extras.get(EXPIRE_TIME).and_then(Value::as_str).map(str::to_owned),
            project_id: project::of_group(&disk.resource_group),
            auto_snapshot_policy_id: some(&disk.spec.policy_id),
            source_snapshot_id: some(&disk.spec.snapshot_id),
            tags: tags.into_iter().flat_map(Tags::iter).map(tag).collect(),
            size: disk.spec.size_gib,
            volume_id: disk.id,
            volume_name: disk.spec.name,
            volume_desc: disk.spec.description,
            volume_type: disk.spec.category,
            instance_id: disk.instance_id,
            availability_zone: disk.zone,
        }
    }
}
