//! `RollbackLocalVolume`

use compute::disk::roll_back;
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::{local_snapshot, local_volume, of_snapshot, of_volume};
use crate::kec::Kec;
use crate::kec::errors::Error;
use crate::kec::field::Id;
use crate::vpc::Returned;

/// Puts a local volume back to a snapshot of it. Its instance must be stopped.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct RollbackLocalVolume {
    /// The snapshot.
    local_volume_snapshot_id: Id,
}

impl Operation for RollbackLocalVolume {
    const NAME: &'static str = "RollbackLocalVolume";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("LocalVolumeSnapshotId", "b0ef2a8c-5d1c-4f0e-9f9a-2f1f6f0f1a11")];
    type Service = Kec;
    type Input = Self;
    type Output = Returned;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        let action = "kec:RollbackLocalVolume";
        // The call does not name the volume that it writes to, so it needs every one.
        let snapshot = of_snapshot(action, &input.local_volume_snapshot_id.0, caller, call);
        Checks::only(snapshot).and(of_volume(action, "*", caller, call))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Returned, Error> {
        let snapshot = local_snapshot(cx, &input.local_volume_snapshot_id.0)?;
        let volume = local_volume(cx, &snapshot.source.disk_id)?;
        roll_back(cx.scope(), &volume.id, &snapshot.id)?;
        Ok(Returned::YES)
    }
}
