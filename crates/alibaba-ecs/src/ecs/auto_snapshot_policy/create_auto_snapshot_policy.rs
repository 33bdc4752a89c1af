//! `CreateAutoSnapshotPolicy`

use compute::snapshot_policy::{Copying, New, Schedule, create};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::params::Unbuilt;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::WORD;
use super::encryption::{self, CopyEncryption};
use super::field;
use crate::ecs::checks::{one, with_tags};
use crate::ecs::errors::{Error, Result};
use crate::ecs::field::{JsonList, RegionId, Text};
use crate::ecs::{Ecs, location};
use crate::resource_group;
use crate::tag::{self as tags, Tag};

/// Creates a policy by which snapshots are made of the disks that it is applied to.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct CreateAutoSnapshotPolicy {
    /// Region of the policy.
    #[serde(rename = "regionId", alias = "RegionId")]
    region_id: RegionId,
    /// Name, 2 to 128 characters.
    #[serde(default, rename = "autoSnapshotPolicyName", alias = "AutoSnapshotPolicyName")]
    name: Text,
    /// Hours, 0 to 23 by the clocks in China, as a JSON array of texts.
    #[serde(rename = "timePoints", alias = "TimePoints")]
    time_points: JsonList,
    /// Days of the week, from 1 for Monday to 7, as a JSON array of texts.
    #[serde(rename = "repeatWeekdays", alias = "RepeatWeekdays")]
    repeat_weekdays: JsonList,
    /// How many days the snapshots are kept, 1 to 65536; -1 for as long as nobody deletes them.
    #[serde(rename = "retentionDays", alias = "RetentionDays")]
    retention_days: i64,
    /// Whether the snapshots are copied to another region.
    #[serde(default)]
    enable_cross_region_copy: bool,
    /// The region, as a JSON array of texts.
    #[serde(default)]
    target_copy_regions: JsonList,
    /// How many days the copies are kept, 1 to 65536; -1, the default, for as long as nobody deletes them.
    copied_snapshots_retention_days: Option<i64>,
    /// How the copies are encrypted.
    #[serde(default)]
    copy_encryption_configuration: CopyEncryption,
    /// Place in a bucket where the snapshots would be kept.
    #[serde(default, rename = "StorageLocationArn")]
    _storage_location_arn: Unbuilt,
    /// Resource group.
    #[serde(default)]
    resource_group_id: Text,
    /// Up to 20 tags.
    #[serde(default)]
    tag: Vec<Tag>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    auto_snapshot_policy_id: String,
}

impl Operation for CreateAutoSnapshotPolicy {
    const NAME: &'static str = "CreateAutoSnapshotPolicy";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[
        ("regionId", "cn-hangzhou"),
        ("autoSnapshotPolicyName", "nightly"),
        ("timePoints", r#"["1","13"]"#),
        ("repeatWeekdays", r#"["1","2","3","4","5"]"#),
        ("retentionDays", "30"),
    ];
    type Service = Ecs;
    type Input = Self;
    type Output = Output;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        with_tags(one("ecs:CreateAutoSnapshotPolicy", caller, call, WORD, "*"), &input.tag)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Output> {
        let region = input.region_id.0;
        let (Some(hours), Some(weekdays)) = (input.time_points.get(), input.repeat_weekdays.get()) else {
            let name = if input.time_points.get().is_none() { "timePoints" } else { "repeatWeekdays" };
            return Err(Error::missing(name));
        };
        let copy_days = input.copied_snapshots_retention_days.unwrap_or(-1);
        let copying = Copying {
            is_on: input.enable_cross_region_copy,
            regions: field::regions(input.target_copy_regions.get().unwrap_or_default())?,
            retention_days: field::days(copy_days, "CopiedSnapshotsRetentionDays")?,
        };
        field::check_copying(copying.is_on, &copying.regions)?;
        let new = New {
            name: field::name(input.name.get())?,
            schedule: Schedule { hours: field::hours(hours)?, weekdays: field::weekdays(weekdays)? },
            retention_days: field::days(input.retention_days, "RetentionDays")?,
            copying,
            extras: input.copy_encryption_configuration.extras(),
            resource_group: resource_group::of_resource(cx.scope(), input.resource_group_id.get())?,
            tags: tags::read(&input.tag)?,
        };
        let policy = create(cx.scope(), &location::of(region), new)?;
        encryption::check(cx, &policy)?;
        Ok(Output { auto_snapshot_policy_id: policy.id })
    }
}
