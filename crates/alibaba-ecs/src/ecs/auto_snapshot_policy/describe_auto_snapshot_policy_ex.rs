//! `DescribeAutoSnapshotPolicyEx`

use alibaba_core::list::{Listed, Page, Place};
use compute::snapshot_policy::{Filter, SnapshotPolicy, TAGGED, list};
use kernel::{Tags, time};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use serde_with::skip_serializing_none;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation, With};

use super::{WORD, encryption};
use crate::ecs::Ecs;
use crate::ecs::checks::{each, with_tags};
use crate::ecs::errors::Result;
use crate::ecs::field::{RegionId, Text};
use crate::page::Numbered;
use crate::tag::{self as tags, Tag, TagsView};

/// Lists policies for snapshots, newest first.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeAutoSnapshotPolicyEx {
    /// Region of the policies.
    #[serde(alias = "regionId")]
    region_id: RegionId,
    /// Policy.
    #[serde(default, alias = "autoSnapshotPolicyId")]
    auto_snapshot_policy_id: Text,
    /// Name.
    #[serde(default)]
    auto_snapshot_policy_name: Text,
    /// Resource group.
    #[serde(default)]
    resource_group_id: Text,
    /// Tags.
    #[serde(default)]
    tag: Vec<Tag>,
}

#[skip_serializing_none]
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct View {
    auto_snapshot_policy_id: String,
    auto_snapshot_policy_name: String,
    region_id: String,
    status: &'static str,
    #[serde(rename = "Type")]
    kind: &'static str,
    // JSON in a text, as the vendor answers it.
    time_points: String,
    repeat_weekdays: String,
    retention_days: i64,
    enable_cross_region_copy: bool,
    target_copy_regions: Option<String>,
    copied_snapshots_retention_days: i64,
    copy_encryption_configuration: Option<CopyEncryptionView>,
    disk_nums: i64,
    volume_nums: i64,
    resource_group_id: String,
    creation_time: String,
    tags: TagsView,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct CopyEncryptionView {
    encrypted: bool,
    #[serde(rename = "KMSKeyId")]
    kms_key_id: String,
}

impl Listed for View {
    const LIST: &'static str = "AutoSnapshotPolicies";
    const ITEM: &'static str = "AutoSnapshotPolicy";
}

impl Operation for DescribeAutoSnapshotPolicyEx {
    const NAME: &'static str = "DescribeAutoSnapshotPolicyEx";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("RegionId", "cn-hangzhou"), ("AutoSnapshotPolicyId", "sp-bp67acfmxazb4pa1b2c3")];
    type Service = Ecs;
    type Input = With<Self, Numbered<100>>;
    type Output = Page<View, Place>;

    fn checks(With(input, _): &Self::Input, caller: &Caller, call: &Call) -> Checks {
        let id = input.auto_snapshot_policy_id.get();
        with_tags(each("ecs:DescribeAutoSnapshotPolicyEx", caller, call, WORD, id), &input.tag)
    }

    fn handle(cx: &mut Cx<'_>, With(input, page): Self::Input) -> Result<Self::Output> {
        let filter = Filter {
            region: Some(input.region_id.0.id.clone()),
            ids: input.auto_snapshot_policy_id.cloned().map(|id| vec![id]),
            name: input.auto_snapshot_policy_name.cloned(),
            resource_group: input.resource_group_id.cloned(),
            tags: tags::filter(&input.tag)?,
        };
        let part = list(cx.scope(), &filter, page.window())?;
        let ids: Vec<_> = part.items.iter().map(|policy| policy.id.as_str()).collect();
        let tags = store::tag::of_many(cx.scope(), TAGGED, &ids)?;
        Ok(page.answer(part, |policy| {
            let tags = tags.get(&policy.id);
            View::of(policy, tags)
        }))
    }
}

impl View {
    fn of(policy: SnapshotPolicy, tags: Option<&Tags>) -> Self {
        let (encrypted, key) = encryption::of(&policy);
        let copies =
            encrypted.map(|encrypted| CopyEncryptionView { encrypted, kms_key_id: key.unwrap_or_default().to_owned() });
        Self {
            status: "Normal",
            kind: "Custom",
            time_points: texts(policy.schedule.hours.iter().map(u32::to_string)),
            repeat_weekdays: texts(policy.schedule.weekdays.iter().map(u32::to_string)),
            retention_days: policy.retention_days.unwrap_or(-1),
            enable_cross_region_copy: policy.copying.is_on,
            target_copy_regions: Some(texts(policy.copying.regions.iter().cloned()))
                .filter(|_| !policy.copying.regions.is_empty()),
            copied_snapshots_retention_days: policy.copying.retention_days.unwrap_or(-1),
            copy_encryption_configuration: copies,
            disk_nums: policy.disks,
            volume_nums: 0,
            creation_time: time::seconds(policy.created_at),
            tags: tags.into(),
            auto_snapshot_policy_id: policy.id,
            auto_snapshot_policy_name: policy.name,
            region_id: policy.region,
            resource_group_id: policy.resource_group,
        }
    }
}

/// A JSON array of texts.
fn texts(texts: impl Iterator<Item = String>) -> String {
    Value::from(texts.collect::<Vec<_>>()).to_string()
}
