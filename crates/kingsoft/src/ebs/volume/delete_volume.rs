//! `DeleteVolume`

use std::time::Duration;

use compute::disk::delete_at;
use compute::transition::TRANSITION_LASTS;
use jiff::Timestamp;
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::{RECYCLED, is_leaving, is_recycled, keep};
use crate::ebs::{Ebs, Said, of_volume, unfit, volume};
use crate::kec::errors::Error;
use crate::kec::field::Id;

/// How long a volume is in the recycle bin, after which it is deleted for good. GUESS: no source says.
const RECYCLED_FOR: Duration = Duration::from_secs(7 * 24 * 60 * 60);

/// Deletes a volume that no instance has: into the recycle bin, or for good.
///
/// One that is deleted for good is still listed for a moment, in the state `deleting`.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DeleteVolume {
    /// The volume.
    volume_id: Id,
    /// Whether it is deleted for good, from the recycle bin too: `false` by default.
    #[serde(default)]
    force_delete: bool,
}

impl Operation for DeleteVolume {
    const NAME: &'static str = "DeleteVolume";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("VolumeId", "b0ef2a8c-5d1c-4f0e-9f9a-2f1f6f0f1a11"), ("ForceDelete", "true")];
    type Service = Ebs;
    type Input = Self;
    type Output = Said;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        Checks::only(of_volume("ebs:DeleteVolume", &input.volume_id.0, caller, call))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Said, Error> {
        let volume = volume(cx, &input.volume_id.0)?;
        let recycled = is_recycled(&volume);
        if is_leaving(&volume) || recycled && !input.force_delete {
            return Err(unfit(&volume, cx.now()));
        }
        let scope = cx.scope();
        if input.force_delete {
            let end = scope.begins(TRANSITION_LASTS).saturating_add(TRANSITION_LASTS).unwrap_or(Timestamp::MAX);
            delete_at(scope, &volume.id, end)?;
            if recycled && end > cx.now() {
                keep(cx, &volume.id, RECYCLED, false)?;
            }
            return Ok(Said::YES);
        }
        let end = scope.now().saturating_add(RECYCLED_FOR).unwrap_or(Timestamp::MAX);
        delete_at(scope, &volume.id, end)?;
        keep(cx, &volume.id, RECYCLED, true)?;
        Ok(Said::YES)
    }
}
