//! `DeleteLocalVolumeSnapshot`

use compute::snapshot::delete;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Failure, Operation};

use super::{local_snapshot, of_snapshot};
use crate::asks::each;
use crate::kec::Kec;
use crate::kec::errors::Error;
use crate::kec::field::Ids;
use crate::kec::outcome::Outcomes;

/// Deletes snapshots of local volumes. What became of each is in the answer.
///
/// GUESS: volumes that were made from one are no reason to keep it.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DeleteLocalVolumeSnapshot {
    /// The snapshots: 1 to 100.
    local_volume_snapshot_id: Ids,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    return_set: Vec<Deleted>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct Deleted {
    local_volume_snapshot_id: String,
    r#return: bool,
    reason: String,
    error_code: String,
}

impl From<(String, Option<Failure>)> for Deleted {
    fn from((id, failure): (String, Option<Failure>)) -> Self {
        let r#return = failure.is_none();
        let (error_code, reason) =
            failure.map(|failure| (failure.code.into_owned(), failure.message)).unwrap_or_default();
        Self { local_volume_snapshot_id: id, r#return, reason, error_code }
    }
}

impl Operation for DeleteLocalVolumeSnapshot {
    const NAME: &'static str = "DeleteLocalVolumeSnapshot";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("LocalVolumeSnapshotId.1", "b0ef2a8c-5d1c-4f0e-9f9a-2f1f6f0f1a11")];
    type Service = Kec;
    type Input = Self;
    type Output = Output;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        let ids = input.local_volume_snapshot_id.clone().wanted().unwrap_or_default();
        each(&ids, |id| of_snapshot("kec:DeleteLocalVolumeSnapshot", id, caller, call))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Output, Error> {
        let ids = input.local_volume_snapshot_id.wanted().ok_or(Error::Wanting("LocalVolumeSnapshotId"))?;
        if ids.len() > 100 {
            return Err(Error::Unfit("LocalVolumeSnapshotId", "there are more than 100".to_owned()));
        }
        let mut outcomes = Outcomes::default();
        for id in ids {
            let done = remove(cx, &id);
            outcomes.push(&id, done)?;
        }
        Ok(Output { return_set: outcomes.each()?.into_iter().map(Deleted::from).collect() })
    }
}

fn remove(cx: &mut Cx<'_>, id: &str) -> Result<(), Error> {
    let snapshot = local_snapshot(cx, id)?;
    Ok(delete(cx.scope(), &snapshot.id, true)?)
}
