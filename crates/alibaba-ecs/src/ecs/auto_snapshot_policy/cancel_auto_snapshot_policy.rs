//! `CancelAutoSnapshotPolicy`

use compute::snapshot_policy::cancel;
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::WORD;
use crate::ecs::Ecs;
use crate::ecs::checks::{about, each};
use crate::ecs::codes;
use crate::ecs::errors::{Error, Result};
use crate::ecs::field::{JsonList, RegionId, Text};
use crate::ecs::view::Empty;

/// Has no policy make snapshots of disks any more, or one policy not. Disks that have none stay without.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct CancelAutoSnapshotPolicy {
    /// Region of the disks.
    #[serde(rename = "regionId", alias = "RegionId")]
    region_id: RegionId,
    /// Policy that stops; whichever the disks have by default.
    #[serde(default, rename = "autoSnapshotPolicyId", alias = "AutoSnapshotPolicyId")]
    policy_id: Text,
    /// Disks, as a JSON array.
    #[serde(rename = "diskIds", alias = "DiskIds")]
    disk_ids: JsonList,
}

impl Operation for CancelAutoSnapshotPolicy {
    const NAME: &'static str = "CancelAutoSnapshotPolicy";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("regionId", "cn-hangzhou"), ("diskIds", r#"["d-bp67acfmxazb4pa1b2c3"]"#)];
    type Service = Ecs;
    type Input = Self;
    type Output = Empty;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        let action = "ecs:CancelAutoSnapshotPolicy";
        let ids = input.disk_ids.get().unwrap_or_default().iter().map(String::as_str);
        each(action, caller, call, "disk", ids)
            .and_if(input.policy_id.get(), |id| about(action, caller, call, WORD, id))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Empty> {
        let ids: Vec<_> = input.disk_ids.get().unwrap_or_default().iter().map(String::as_str).collect();
        if ids.is_empty() {
            return Err(Error::of(codes::snapshot::POLICY_DISKS));
        }
        cancel(cx.scope(), &input.region_id.0.id, input.policy_id.get(), &ids)?;
        Ok(Empty {})
    }
}
