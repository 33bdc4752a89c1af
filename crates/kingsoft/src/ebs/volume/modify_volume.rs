//! `ModifyVolume`

use compute::disk::{Change, modify};
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::field::{Description, OptionalName};
use crate::ebs::{Ebs, of_volume, present};
use crate::kec::errors::Error;
use crate::kec::field::Id;
use crate::vpc::Returned;

/// Changes the name and the description of a volume, and whether it is deleted with its instance.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct ModifyVolume {
    /// The volume.
    volume_id: Id,
    /// New name: 2 to 50 letters, digits, `-` and `_`.
    #[serde(default)]
    volume_name: OptionalName,
    /// New description: up to 128 characters.
    volume_desc: Option<Description>,
    /// Whether it is deleted with its instance.
    delete_with_instance: Option<bool>,
}

impl Operation for ModifyVolume {
    const NAME: &'static str = "ModifyVolume";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("VolumeId", "b0ef2a8c-5d1c-4f0e-9f9a-2f1f6f0f1a11"), ("VolumeName", "data")];
    type Service = Ebs;
    type Input = Self;
    type Output = Returned;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        Checks::only(of_volume("ebs:ModifyVolume", &input.volume_id.0, caller, call))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Returned, Error> {
        let volume = present(cx, &input.volume_id.0)?;
        if volume.is_system && input.delete_with_instance == Some(false) {
            let reason = "a system disk is deleted with its instance".to_owned();
            return Err(Error::Unfit("DeleteWithInstance", reason));
        }
        let change = Change {
            name: input.volume_name.given(),
            description: input.volume_desc.map(|text| text.0),
            delete_with_instance: input.delete_with_instance,
            ..Change::default()
        };
        modify(cx.scope(), &volume.id, change)?;
        Ok(Returned::YES)
    }
}
