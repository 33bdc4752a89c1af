//! `CancelCopyImage`

use compute::image::cancel_copy;
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::ecs::Ecs;
use crate::ecs::checks::one;
use crate::ecs::errors::Result;
use crate::ecs::field::{RegionId, Required};
use crate::ecs::view::Empty;

/// Breaks off the copying of an image: the copy is gone, the original stays.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct CancelCopyImage {
    /// Region of the copy.
    region_id: RegionId,
    /// The copy.
    image_id: Required,
}

impl Operation for CancelCopyImage {
    const NAME: &'static str = "CancelCopyImage";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("RegionId", "cn-beijing"), ("ImageId", "m-2ze67acfmxazb4pa1b2c")];
    type Service = Ecs;
    type Input = Self;
    type Output = Empty;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        one("ecs:CancelCopyImage", caller, call, "image", &input.image_id)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Empty> {
        cancel_copy(cx.scope(), &input.region_id.0.id, &input.image_id)?;
        Ok(Empty {})
    }
}
