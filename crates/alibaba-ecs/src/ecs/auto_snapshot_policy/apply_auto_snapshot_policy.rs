//! `ApplyAutoSnapshotPolicy`

use compute::snapshot_policy::apply;
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::WORD;
use crate::ecs::Ecs;
use crate::ecs::checks::{about, one};
use crate::ecs::codes;
use crate::ecs::errors::{Error, Result};
use crate::ecs::field::{JsonList, RegionId, Required};
use crate::ecs::view::Empty;

/// Has a policy make snapshots of disks, in place of another one.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct ApplyAutoSnapshotPolicy {
    /// Region of the policy and of the disks.
    #[serde(rename = "regionId", alias = "RegionId")]
    region_id: RegionId,
    /// Policy.
    #[serde(rename = "autoSnapshotPolicyId", alias = "AutoSnapshotPolicyId")]
    policy_id: Required,
    /// Disks, as a JSON array.
    #[serde(rename = "diskIds", alias = "DiskIds")]
    disk_ids: JsonList,
}

impl Operation for ApplyAutoSnapshotPolicy {
    const NAME: &'static str = "ApplyAutoSnapshotPolicy";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[
        ("regionId", "cn-hangzhou"),
        ("autoSnapshotPolicyId", "sp-bp67acfmxazb4pa1b2c3"),
        ("diskIds", r#"["d-bp67acfmxazb4pa1b2c3"]"#),
    ];
    type Service = Ecs;
    type Input = Self;
    type Output = Empty;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        let action = "ecs:ApplyAutoSnapshotPolicy";
        let disks = input.disk_ids.get().unwrap_or_default().iter().map(|id| about(action, caller, call, "disk", id));
        one(action, caller, call, WORD, &input.policy_id).and_all(disks)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Empty> {
        let ids: Vec<_> = input.disk_ids.get().unwrap_or_default().iter().map(String::as_str).collect();
        if ids.is_empty() {
            return Err(Error::of(codes::snapshot::POLICY_DISKS));
        }
        apply(cx.scope(), &input.region_id.0.id, &input.policy_id, &ids)?;
        Ok(Empty {})
    }
}
