//! `ResetDisk`

use compute::disk::roll_back;
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::ecs::Ecs;
use crate::ecs::checks::{about, one};
use crate::ecs::errors::{Error, Result};
use crate::ecs::field::Required;
use crate::ecs::view::Empty;

/// Puts a disk of a stopped instance back to a snapshot of it.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct ResetDisk {
    /// Disk.
    disk_id: Required,
    /// Snapshot.
    snapshot_id: Required,
    /// Whether everything is checked and nothing done.
    #[serde(default)]
    dry_run: bool,
}

impl Operation for ResetDisk {
    const NAME: &'static str = "ResetDisk";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("DiskId", "d-bp67acfmxazb4pa1b2c3"), ("SnapshotId", "s-bp67acfmxazb4pa1b2c3")];
    type Service = Ecs;
    type Input = Self;
    type Output = Empty;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        let action = "ecs:ResetDisk";
        let snapshot = about(action, caller, call, "snapshot", &input.snapshot_id);
        one(action, caller, call, "disk", &input.disk_id).and(snapshot)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Empty> {
        roll_back(cx.scope(), &input.disk_id, &input.snapshot_id)?;
        if input.dry_run {
            return Err(Error::dry_run());
        }
        Ok(Empty {})
    }
}
