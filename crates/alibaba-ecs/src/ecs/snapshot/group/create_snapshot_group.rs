//! `CreateSnapshotGroup`

use compute::disk::Disk;
use compute::snapshot;
use compute::snapshot::group::{New, create};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::params::Unbuilt;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::super::{KEPT, STANDARD, is_essd, text};
use super::name;
use crate::ecs::checks::{about, one, with_tags};
use crate::ecs::codes;
use crate::ecs::errors::{Error, Result};
use crate::ecs::field::{ClientToken, RegionId, Text};
use crate::ecs::{Ecs, location};
use crate::resource_group;
use crate::tag::{self as tags, Tag};

/// How many disks a group may have.
const MOST: usize = 16;

/// The room that they may take, in GiB.
const MOST_GIB: u32 = 32 * 1_024;

/// Makes a snapshot of each disk of an instance, together. The disks are ESSDs.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct CreateSnapshotGroup {
    /// Region of the instance.
    region_id: RegionId,
    /// Instance; may be left out where disks are named.
    #[serde(default)]
    instance_id: Text,
    /// Up to 16 disks of one instance; all by default. Not together with `ExcludeDiskId`.
    #[serde(default)]
    disk_id: Vec<String>,
    /// Up to 16 disks that are left out.
    #[serde(default)]
    exclude_disk_id: Vec<String>,
    /// Name, 2 to 128 characters.
    #[serde(default)]
    name: Text,
    /// Description, 2 to 256 characters.
    #[serde(default)]
    description: Text,
    /// Whether the snapshots can be used at once.
    #[serde(default)]
    instant_access: bool,
    /// How many days that lasts, 1 to 65535.
    instant_access_retention_days: Option<i64>,
    /// Place in a bucket where the snapshots would be kept.
    #[serde(default, rename = "StorageLocationArn")]
    _storage_location_arn: Unbuilt,
    /// Resource group of the group and of its snapshots.
    #[serde(default)]
    resource_group_id: Text,
    /// Up to 20 tags of the group and of its snapshots.
    #[serde(default)]
    tag: Vec<Tag>,
    /// Makes a repeated call harmless.
    #[serde(default, rename = "ClientToken")]
    _client_token: ClientToken,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    snapshot_group_id: String,
}

impl Operation for CreateSnapshotGroup {
    const NAME: &'static str = "CreateSnapshotGroup";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("RegionId", "cn-hangzhou"), ("InstanceId", "i-bp67acfmxazb4pa1b2c3"), ("Name", "before")];
    type Service = Ecs;
    type Input = Self;
    type Output = Output;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        let action = "ecs:CreateSnapshotGroup";
        let ask = |kind: &str, id: &str| about(action, caller, call, kind, id);
        let disks = input.disk_id.iter().map(|id| ask("disk", id));
        let checks = one(action, caller, call, "snapshotgroup", "*")
            .and_if(input.instance_id.get(), |id| ask("instance", id))
            .and_all(disks);
        with_tags(checks, &input.tag)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Output> {
        if !input.disk_id.is_empty() && !input.exclude_disk_id.is_empty() {
            return Err(Error::invalid("ExcludeDiskId"));
        }
        let instance_id = match (input.instance_id.get(), input.disk_id.first()) {
            (Some(id), _) => id.to_owned(),
            (None, Some(disk)) => {
                let disk = compute::disk::get(cx.scope(), disk)?;
                disk.instance_id.ok_or_else(|| Error::of(codes::disk::WRONG_STATUS))?
            }
            (None, None) => return Err(Error::missing("InstanceId")),
        };
        let resource_group = resource_group::of_resource(cx.scope(), input.resource_group_id.get())?;
        let tags = tags::read(&input.tag)?;
        let new = New {
            name: name(input.name.get())?,
            description: text::description(input.description.get())?,
            instance_id,
            disks: Some(input.disk_id).filter(|ids| !ids.is_empty()),
            without: input.exclude_disk_id,
            each: snapshot::New {
                category: STANDARD.to_owned(),
                instant_access: input.instant_access,
                instant_days: text::days(input.instant_access_retention_days, codes::snapshot::RETENTION_MALFORMED)?
                    .filter(|_| input.instant_access),
                resource_group: resource_group.clone(),
                tags: tags.clone(),
                ..snapshot::New::default()
            },
            resource_group,
            tags,
        };
        let group = create(cx.scope(), &location::of(input.region_id.0), &new, KEPT, fits)?;
        Ok(Output { snapshot_group_id: group.id })
    }
}

fn fits(disks: &[&Disk]) -> bool {
    let room: u32 = disks.iter().map(|disk| disk.spec.size_gib).sum();
    !disks.is_empty()
        && disks.len() <= MOST
        && room <= MOST_GIB
        && disks.iter().all(|disk| is_essd(&disk.spec.category))
}
