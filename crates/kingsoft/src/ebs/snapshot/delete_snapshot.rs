//! `DeleteSnapshot`

use compute::snapshot::delete;
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::ebs::{Ebs, Said, of_snapshot, snapshot};
use crate::kec::errors::Error;
use crate::kec::field::Id;

/// Deletes a snapshot. GUESS: volumes that were made from it are no reason to keep it.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DeleteSnapshot {
    /// The snapshot.
    snapshot_id: Id,
}

impl Operation for DeleteSnapshot {
    const NAME: &'static str = "DeleteSnapshot";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[("SnapshotId", "b0ef2a8c-5d1c-4f0e-9f9a-2f1f6f0f1a11")];
    type Service = Ebs;
    type Input = Self;
    type Output = Said;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        Checks::only(of_snapshot("ebs:DeleteSnapshot", &input.snapshot_id.0, caller, call))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Said, Error> {
        let snapshot = snapshot(cx, &input.snapshot_id.0)?;
        delete(cx.scope(), &snapshot.id, true)?;
        Ok(Said::YES)
    }
}
