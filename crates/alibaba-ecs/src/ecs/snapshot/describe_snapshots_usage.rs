//! `DescribeSnapshotsUsage`

use compute::snapshot::usage;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::ecs::Ecs;
use crate::ecs::checks::one;
use crate::ecs::errors::Result;
use crate::ecs::field::RegionId;

/// Shows how many snapshots a region has, and the room that they take.
///
/// Nothing is written on the disks of the sandbox, so each disk counts once, with its whole size.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeSnapshotsUsage {
    /// Region of the snapshots.
    region_id: RegionId,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    snapshot_count: i64,
    snapshot_size: i64,
}

impl Operation for DescribeSnapshotsUsage {
    const NAME: &'static str = "DescribeSnapshotsUsage";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[("RegionId", "cn-hangzhou")];
    type Service = Ecs;
    type Input = Self;
    type Output = Output;

    fn checks(_: &Self, caller: &Caller, call: &Call) -> Checks {
        one("ecs:DescribeSnapshotsUsage", caller, call, "snapshot", "*")
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Output> {
        let usage = usage(cx.scope(), &input.region_id.0.id)?;
        Ok(Output { snapshot_count: usage.count, snapshot_size: usage.bytes })
    }
}
