//! `DetachVolume`

use compute::disk::{Refusal, detach};
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Check, Checks, Cx, Effect, Operation};

use crate::ebs::{Ebs, of_volume, volume};
use crate::kec::errors::Error;
use crate::kec::field::Id;
use crate::kec::location::{instance, kec};
use crate::vpc::Returned;

/// Takes a volume from its instance.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DetachVolume {
    /// The volume.
    volume_id: Id,
    /// The instance; the one that has it by default.
    instance_id: Option<String>,
}

impl DetachVolume {
    fn instance(&self) -> Option<&str> {
        self.instance_id.as_deref().filter(|id| !id.is_empty())
    }
}

impl Operation for DetachVolume {
    const NAME: &'static str = "DetachVolume";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[("VolumeId", "b0ef2a8c-5d1c-4f0e-9f9a-2f1f6f0f1a11")];
    type Service = Ebs;
    type Input = Self;
    type Output = Returned;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        let action = "ebs:DetachVolume";
        let of = |id: &str| Check::new(action, kec(caller, call, format_args!("instance/{id}")));
        Checks::only(of_volume(action, &input.volume_id.0, caller, call)).and_if(input.instance(), of)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Returned, Error> {
        let volume = volume(cx, &input.volume_id.0)?;
        let holder = match input.instance() {
            Some(id) => instance(cx, id)?.id,
            None => volume.instance_id.ok_or_else(|| {
                let refusal = Refusal::NotAttached { id: volume.id.clone() };
                compute::Error::from(refusal)
            })?,
        };
        detach(cx.scope(), &volume.id, &holder, None)?;
        Ok(Returned::YES)
    }
}
