//! `RecoveryVolume`

use compute::disk;
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::{RECYCLED, is_recycled, keep};
use crate::ebs::{Ebs, Said, of_volume, volume};
use crate::kec::errors::Error;
use crate::kec::field::Id;

/// Takes a volume out of the recycle bin.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct RecoveryVolume {
    /// The volume.
    volume_id: Id,
}

impl Operation for RecoveryVolume {
    const NAME: &'static str = "RecoveryVolume";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[("VolumeId", "b0ef2a8c-5d1c-4f0e-9f9a-2f1f6f0f1a11")];
    type Service = Ebs;
    type Input = Self;
    type Output = Said;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        Checks::only(of_volume("ebs:RecoveryVolume", &input.volume_id.0, caller, call))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Said, Error> {
        let volume = volume(cx, &input.volume_id.0)?;
        if !is_recycled(&volume) {
            return Err(Error::Unfit("VolumeId", format!("the volume {} is not in the recycle bin", volume.id)));
        }
        disk::keep(cx.scope(), &volume.id)?;
        keep(cx, &volume.id, RECYCLED, false)?;
        Ok(Said::YES)
    }
}
