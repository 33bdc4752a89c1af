//! `ModifyAutoSnapshotPolicyEx`

use compute::snapshot_policy::{Change, modify};
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::WORD;
use super::encryption::{self, CopyEncryption};
use super::field;
use crate::ecs::Ecs;
use crate::ecs::checks::one;
use crate::ecs::errors::Result;
use crate::ecs::field::{JsonList, RegionId, Required};
use crate::ecs::view::Empty;

/// Changes a policy. It counts for its disks at once; snapshots that are there are kept as long as before.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct ModifyAutoSnapshotPolicyEx {
    /// Region of the policy.
    #[serde(rename = "regionId", alias = "RegionId")]
    region_id: RegionId,
    /// Policy.
    #[serde(rename = "autoSnapshotPolicyId", alias = "AutoSnapshotPolicyId")]
    policy_id: Required,
    /// New name, 2 to 128 characters.
    #[serde(rename = "autoSnapshotPolicyName", alias = "AutoSnapshotPolicyName")]
    name: Option<String>,
    /// Hours, 0 to 23 by the clocks in China, as a JSON array of texts.
    #[serde(default, rename = "timePoints", alias = "TimePoints")]
    time_points: JsonList,
    /// Days of the week, from 1 for Monday to 7, as a JSON array of texts.
    #[serde(default, rename = "repeatWeekdays", alias = "RepeatWeekdays")]
    repeat_weekdays: JsonList,
    /// How many days snapshots are kept that are made from now on, 1 to 65536; -1 for as long as nobody deletes them.
    #[serde(rename = "retentionDays", alias = "RetentionDays")]
    retention_days: Option<i64>,
    /// Whether the snapshots are copied to another region.
    enable_cross_region_copy: Option<bool>,
    /// The region, as a JSON array of texts.
    #[serde(default)]
    target_copy_regions: JsonList,
    /// How many days the copies are kept, 1 to 65536; -1 for as long as nobody deletes them.
    copied_snapshots_retention_days: Option<i64>,
    /// How the copies are encrypted.
    #[serde(default)]
    copy_encryption_configuration: CopyEncryption,
}

impl Operation for ModifyAutoSnapshotPolicyEx {
    const NAME: &'static str = "ModifyAutoSnapshotPolicyEx";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[
        ("regionId", "cn-hangzhou"),
        ("autoSnapshotPolicyId", "sp-bp67acfmxazb4pa1b2c3"),
        ("timePoints", r#"["2"]"#),
        ("retentionDays", "7"),
    ];
    type Service = Ecs;
    type Input = Self;
    type Output = Empty;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        one("ecs:ModifyAutoSnapshotPolicyEx", caller, call, WORD, &input.policy_id)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Empty> {
        let region = &input.region_id.0.id;
        let copy_days = input.copied_snapshots_retention_days;
        let encryption = input.copy_encryption_configuration.extras();
        let copies_change = !encryption.is_empty() || input.target_copy_regions.get().is_some();
        let change = Change {
            name: input.name.as_deref().map(|name| field::name(Some(name))).transpose()?,
            hours: input.time_points.get().map(field::hours).transpose()?,
            weekdays: input.repeat_weekdays.get().map(field::weekdays).transpose()?,
            retention_days: input.retention_days.map(|days| field::days(days, "RetentionDays")).transpose()?,
            copies: input.enable_cross_region_copy,
            copy_regions: input.target_copy_regions.get().map(field::regions).transpose()?,
            copy_days: copy_days.map(|days| field::days(days, "CopiedSnapshotsRetentionDays")).transpose()?,
            extras: encryption,
        };
        let policy = modify(cx.scope(), region, &input.policy_id, change)?;
        field::check_copying(policy.copying.is_on, &policy.copying.regions)?;
        if copies_change {
            encryption::check(cx, &policy)?;
        }
        Ok(Empty {})
    }
}
