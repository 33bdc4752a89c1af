//! `DeleteAutoSnapshotPolicy`

use compute::snapshot_policy::delete;
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::WORD;
use crate::ecs::Ecs;
use crate::ecs::checks::one;
use crate::ecs::errors::Result;
use crate::ecs::field::{RegionId, Required};
use crate::ecs::view::Empty;

/// Deletes a policy. It works on its disks no more; the snapshots that it made stay.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DeleteAutoSnapshotPolicy {
    /// Region of the policy.
    #[serde(rename = "regionId", alias = "RegionId")]
    region_id: RegionId,
    /// Policy.
    #[serde(rename = "autoSnapshotPolicyId", alias = "AutoSnapshotPolicyId")]
    policy_id: Required,
}

impl Operation for DeleteAutoSnapshotPolicy {
    const NAME: &'static str = "DeleteAutoSnapshotPolicy";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("regionId", "cn-hangzhou"), ("autoSnapshotPolicyId", "sp-bp67acfmxazb4pa1b2c3")];
    type Service = Ecs;
    type Input = Self;
    type Output = Empty;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        one("ecs:DeleteAutoSnapshotPolicy", caller, call, WORD, &input.policy_id)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Empty> {
        delete(cx.scope(), &input.region_id.0.id, &input.policy_id)?;
        Ok(Empty {})
    }
}
