//! `RollbackSnapshot`

use compute::disk::roll_back;
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::ebs::{Ebs, of_snapshot, of_volume, present, snapshot};
use crate::kec::errors::Error;
use crate::kec::field::Id;
use crate::vpc::Returned;

/// Puts a volume back to a snapshot of it. Its instance must be stopped.
///
/// GUESS: the parameters, which no source names, and that a volume without an instance is refused.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct RollbackSnapshot {
    /// The snapshot.
    snapshot_id: Id,
    /// The volume; the one that the snapshot is of by default.
    volume_id: Option<String>,
}

impl RollbackSnapshot {
    fn volume(&self) -> Option<&str> {
        self.volume_id.as_deref().filter(|id| !id.is_empty())
    }
}

impl Operation for RollbackSnapshot {
    const NAME: &'static str = "RollbackSnapshot";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[("SnapshotId", "b0ef2a8c-5d1c-4f0e-9f9a-2f1f6f0f1a11")];
    type Service = Ebs;
    type Input = Self;
    type Output = Returned;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        let action = "ebs:RollbackSnapshot";
        // A call that names no volume writes to the one of the snapshot, so it needs every one.
        let volume = of_volume(action, input.volume().unwrap_or("*"), caller, call);
        Checks::only(of_snapshot(action, &input.snapshot_id.0, caller, call)).and(volume)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Returned, Error> {
        let snapshot = snapshot(cx, &input.snapshot_id.0)?;
        let volume = present(cx, input.volume().unwrap_or(&snapshot.source.disk_id))?;
        roll_back(cx.scope(), &volume.id, &snapshot.id)?;
        Ok(Returned::YES)
    }
}
