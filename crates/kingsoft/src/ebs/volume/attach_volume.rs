//! `AttachVolume`

use compute::disk::attach;
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Check, Checks, Cx, Effect, Operation};

use crate::ebs::{Ebs, Said, of_volume, present};
use crate::kec::errors::Error;
use crate::kec::field::Id;
use crate::kec::location::{instance, kec};

/// Gives a volume that no instance has to an instance of its zone.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct AttachVolume {
    /// The volume.
    volume_id: Id,
    /// The instance.
    instance_id: Id,
    /// Whether the volume is deleted with the instance: `false` by default.
    #[serde(default)]
    delete_with_instance: bool,
}

impl Operation for AttachVolume {
    const NAME: &'static str = "AttachVolume";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("VolumeId", "b0ef2a8c-5d1c-4f0e-9f9a-2f1f6f0f1a11"), ("InstanceId", "5c6a1d5e-3a6b-4a33-8f0e-6d6c4a1b2c3d")];
    type Service = Ebs;
    type Input = Self;
    type Output = Said;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        let action = "ebs:AttachVolume";
        let instance = kec(caller, call, format_args!("instance/{}", input.instance_id.0));
        Checks::only(of_volume(action, &input.volume_id.0, caller, call)).and(Check::new(action, instance))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Said, Error> {
        let volume = present(cx, &input.volume_id.0)?;
        let instance = instance(cx, &input.instance_id.0)?;
        attach(cx.scope(), &volume.id, &instance.id, None, input.delete_with_instance)?;
        Ok(Said::YES)
    }
}
