//! `ResizeVolume`

use compute::disk::resize;
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::ebs::{Ebs, of_volume, present};
use crate::kec::errors::Error;
use crate::kec::field::Id;
use crate::vpc::Returned;

/// The most GiB that a volume may have. Source: the vendor's SDK, 32 TB.
const MOST: u32 = 32_768;

/// Makes a volume larger.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct ResizeVolume {
    /// The volume.
    volume_id: Id,
    /// New size in GiB: more than before, up to 32,768.
    size: u32,
    /// Whether an instance sees the new size without being started again. The answer is the same.
    #[serde(rename = "OnlineResize")]
    _online_resize: Option<bool>,
}

impl Operation for ResizeVolume {
    const NAME: &'static str = "ResizeVolume";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("VolumeId", "b0ef2a8c-5d1c-4f0e-9f9a-2f1f6f0f1a11"), ("Size", "40")];
    type Service = Ebs;
    type Input = Self;
    type Output = Returned;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        Checks::only(of_volume("ebs:ResizeVolume", &input.volume_id.0, caller, call))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Returned, Error> {
        let volume = present(cx, &input.volume_id.0)?;
        if input.size > MOST {
            return Err(Error::Unfit("Size", format!("a volume has up to {MOST} GiB")));
        }
        resize(cx.scope(), &volume.id, input.size)?;
        Ok(Returned::YES)
    }
}
