//! `DeleteSnapshot`

use compute::snapshot::delete;
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::ecs::Ecs;
use crate::ecs::checks::one;
use crate::ecs::errors::Result;
use crate::ecs::field::Required;
use crate::ecs::view::Empty;

/// Deletes a snapshot that no image has; one that is still being made is broken off.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DeleteSnapshot {
    /// Snapshot.
    snapshot_id: Required,
    /// Whether it is deleted though disks were made from it. They cannot be put back to it afterwards.
    #[serde(default)]
    force: bool,
}

impl Operation for DeleteSnapshot {
    const NAME: &'static str = "DeleteSnapshot";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("SnapshotId", "s-bp67acfmxazb4pa1b2c3"), ("Force", "true")];
    type Service = Ecs;
    type Input = Self;
    type Output = Empty;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        one("ecs:DeleteSnapshot", caller, call, "snapshot", &input.snapshot_id)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Empty> {
        delete(cx.scope(), &input.snapshot_id, input.force)?;
        Ok(Empty {})
    }
}
