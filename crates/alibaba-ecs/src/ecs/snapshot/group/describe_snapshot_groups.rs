//! `DescribeSnapshotGroups`

use alibaba_core::list::{Listed, Page};
use compute::snapshot::Snapshot;
use compute::snapshot::group::{Filter, SnapshotGroup, TAGGED, list, members};
use kernel::{Tags, Timestamp, time};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use sts::Caller;
use wire::params::Unbuilt;
use wire::{Call, Checks, Cx, Effect, Operation, With};

use super::super::view::{disk_type, progress};
use crate::ecs::Ecs;
use crate::ecs::checks::{each, with_tags};
use crate::ecs::codes;
use crate::ecs::errors::{Error, Result};
use crate::ecs::field::{RegionId, Text};
use crate::page::{Tokened, TokenedPlace};
use crate::tag::{self as tags, Tag};

/// Lists groups of snapshots, newest first, with what is in them.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeSnapshotGroups {
    /// Region of the groups.
    region_id: RegionId,
    /// Up to 10 groups.
    #[serde(default)]
    snapshot_group_id: Vec<String>,
    /// Instance whose disks the snapshots are of.
    #[serde(default)]
    instance_id: Text,
    /// Name.
    #[serde(default)]
    name: Text,
    /// Up to three states: `progressing`, `accomplished` and `failed`.
    #[serde(default)]
    status: Vec<String>,
    /// What is shown beside what always is.
    #[serde(default, rename = "AdditionalAttributes")]
    _additional_attributes: Unbuilt,
    /// Resource group.
    #[serde(default)]
    resource_group_id: Text,
    /// Tags.
    #[serde(default)]
    tag: Vec<Tag>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct View {
    snapshot_group_id: String,
    name: String,
    description: String,
    instance_id: String,
    status: &'static str,
    resource_group_id: String,
    creation_time: String,
    snapshots: Value,
    tags: Value,
}

impl Listed for View {
    const LIST: &'static str = "SnapshotGroups";
    const ITEM: &'static str = "SnapshotGroup";
}

impl Operation for DescribeSnapshotGroups {
    const NAME: &'static str = "DescribeSnapshotGroups";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("RegionId", "cn-hangzhou"), ("SnapshotGroupId.1", "ssg-bp67acfmxazb4pa1b2c3"), ("Status.1", "accomplished")];
    type Service = Ecs;
    type Input = With<Self, Tokened<10, 100>>;
    type Output = Page<View, TokenedPlace>;

    fn checks(With(input, _): &Self::Input, caller: &Caller, call: &Call) -> Checks {
        let ids = input.snapshot_group_id.iter().map(String::as_str);
        with_tags(each("ecs:DescribeSnapshotGroups", caller, call, "snapshotgroup", ids), &input.tag)
    }

    fn handle(cx: &mut Cx<'_>, With(input, page): Self::Input) -> Result<Self::Output> {
        let known = |word: &String| matches!(word.as_str(), "progressing" | "accomplished" | "failed");
        if !input.status.iter().all(known) {
            return Err(Error::of(codes::snapshot::GROUP_STATUS_INVALID));
        }
        let has = |word: &str| input.status.iter().any(|status| status == word);
        let (is_ready, nothing) = match (has("progressing"), has("accomplished")) {
            (true, false) => (Some(false), false),
            (false, true) => (Some(true), false),
            (true, true) => (None, false),
            // No snapshot of the sandbox fails.
            (false, false) => (None, !input.status.is_empty()),
        };
        let named = Some(input.snapshot_group_id).filter(|ids| !ids.is_empty());
        let filter = Filter {
            region: Some(input.region_id.0.id.clone()),
            ids: if nothing { Some(Vec::new()) } else { named },
            instance: input.instance_id.cloned(),
            name: input.name.cloned(),
            is_ready,
            resource_group: input.resource_group_id.cloned(),
            tags: tags::filter(&input.tag)?,
        };
        let part = list(cx.scope(), &filter, page.window())?;
        let ids: Vec<_> = part.items.iter().map(|group| group.id.as_str()).collect();
        let mut members = members(cx.scope(), &ids)?;
        let tags = store::tag::of_many(cx.scope(), TAGGED, &ids)?;
        let now = cx.now();
        Ok(TokenedPlace::answer(part, |group| {
            let snapshots = members.remove(&group.id).unwrap_or_default();
            let tags = tags.get(&group.id);
            View::of(group, &snapshots, tags, now)
        }))
    }
}

impl View {
    fn of(group: SnapshotGroup, snapshots: &[Snapshot], tags: Option<&Tags>, now: Timestamp) -> Self {
        let is_ready = snapshots.iter().all(|snapshot| snapshot.is_ready(now));
        let snapshot = |snapshot: &Snapshot| {
            json!({
                "SnapshotId": snapshot.id,
                "SourceDiskId": snapshot.source.disk_id,
                "SourceDiskType": disk_type(snapshot),
                "Progress": progress(snapshot, now),
                "Available": snapshot.is_ready(now) || snapshot.has_instant_access(now),
                "InstantAccess": snapshot.has_instant_access(now),
                "InstantAccessRetentionDays": snapshot.instant_days.unwrap_or_default(),
            })
        };
        // The tags of these alone are called `Key` and `Value`.
        let tags: Vec<_> =
            tags.into_iter().flat_map(Tags::iter).map(|(key, value)| json!({"Key": key, "Value": value})).collect();
        Self {
            snapshot_group_id: group.id,
            name: group.name,
            description: group.description,
            instance_id: group.instance_id,
            status: if is_ready { "accomplished" } else { "progressing" },
            resource_group_id: group.resource_group,
            creation_time: time::seconds(group.created_at),
            snapshots: json!({"Snapshot": snapshots.iter().map(snapshot).collect::<Vec<_>>()}),
            tags: json!({"Tag": tags}),
        }
    }
}
