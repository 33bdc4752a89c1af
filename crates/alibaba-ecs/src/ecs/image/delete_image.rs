//! `DeleteImage`

use compute::image::delete;
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::ecs::Ecs;
use crate::ecs::checks::one;
use crate::ecs::errors::{Error, Result};
use crate::ecs::field::{RegionId, Required};
use crate::ecs::view::Empty;

/// Deletes one of the account's own images; its snapshots stay.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DeleteImage {
    /// Region of the image.
    region_id: RegionId,
    /// Image.
    image_id: Required,
    /// Whether it is deleted though instances were made from it. Their system disks cannot be put back afterwards.
    #[serde(default)]
    force: bool,
    /// Whether everything is checked and nothing done.
    #[serde(default)]
    dry_run: bool,
}

impl Operation for DeleteImage {
    const NAME: &'static str = "DeleteImage";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("RegionId", "cn-hangzhou"), ("ImageId", "m-bp67acfmxazb4pa1b2c3"), ("Force", "true")];
    type Service = Ecs;
    type Input = Self;
    type Output = Empty;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        one("ecs:DeleteImage", caller, call, "image", &input.image_id)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Empty> {
        delete(cx.scope(), &input.region_id.0.id, &input.image_id, input.force)?;
        if input.dry_run {
            return Err(Error::dry_run());
        }
        Ok(Empty {})
    }
}
