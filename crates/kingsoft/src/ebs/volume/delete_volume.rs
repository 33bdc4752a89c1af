//! `DeleteVolume`

use compute::disk::{Refusal, delete};
use compute::transition::Status;
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::{RECYCLED, is_recycled, keep};
use crate::ebs::{Ebs, of_volume, volume};
use crate::kec::errors::Error;
use crate::kec::field::Id;
use crate::vpc::Returned;

/// Deletes a volume that no instance has: into the recycle bin, or for good.
///
/// GUESS: what is in the recycle bin stays there until it is recovered or deleted for good.
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
    type Output = Returned;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        Checks::only(of_volume("ebs:DeleteVolume", &input.volume_id.0, caller, call))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Returned, Error> {
        let volume = volume(cx, &input.volume_id.0)?;
        if input.force_delete {
            delete(cx.scope(), &volume.id)?;
            return Ok(Returned::YES);
        }
        if is_recycled(&volume) {
            return Err(Error::Unfit("VolumeId", format!("the volume {} is in the recycle bin", volume.id)));
        }
        let status = volume.status(cx.now());
        if status != Status::Free {
            return Err(compute::Error::from(Refusal::WrongState { id: volume.id, status }).into());
        }
        keep(cx, &volume.id, RECYCLED, true)?;
        Ok(Returned::YES)
    }
}
