//! `UpdateVolumeProject`

use compute::resource::DISK;
use compute::transition::Status;
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::asks::each;
use crate::ebs::{Ebs, of_volume, present, unfit};
use crate::field::Whole;
use crate::iam::project;
use crate::kec::errors::Error;
use crate::kec::field::Ids;
use crate::vpc::Returned;

/// Puts volumes that no instance has into another project.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct UpdateVolumeProject {
    /// The volumes.
    volume_id: Ids,
    /// Number of the project.
    project_id: Whole,
}

impl Operation for UpdateVolumeProject {
    const NAME: &'static str = "UpdateVolumeProject";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("VolumeId.1", "b0ef2a8c-5d1c-4f0e-9f9a-2f1f6f0f1a11"), ("ProjectId", "0")];
    type Service = Ebs;
    type Input = Self;
    type Output = Returned;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        let ids = input.volume_id.clone().wanted().unwrap_or_default();
        each(&ids, |id| of_volume("ebs:UpdateVolumeProject", id, caller, call))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Returned, Error> {
        let group = project::group_for(cx.scope(), Some(input.project_id))?;
        for id in input.volume_id.wanted().ok_or(Error::Wanting("VolumeId"))? {
            let volume = present(cx, &id)?;
            if volume.status(cx.now()) != Status::Free {
                return Err(unfit(&volume, cx.now()));
            }
            DISK.move_to(cx.scope(), &volume.id, &group)?;
        }
        Ok(Returned::YES)
    }
}
