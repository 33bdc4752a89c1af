//! `DescribeImageFromFamily`

use compute::image::{TAGGED, newest_of};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_with::skip_serializing_none;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::field;
use super::view::{Owner, View};
use crate::ecs::Ecs;
use crate::ecs::checks::one;
use crate::ecs::errors::Result;
use crate::ecs::field::{RegionId, Required};

/// Shows the newest of the account's own images of a series that is available; nothing where there is none.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeImageFromFamily {
    /// Region of the image.
    region_id: RegionId,
    /// Series.
    image_family: Required,
}

#[skip_serializing_none]
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    image: Option<View>,
}

impl Operation for DescribeImageFromFamily {
    const NAME: &'static str = "DescribeImageFromFamily";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[("RegionId", "cn-hangzhou"), ("ImageFamily", "web")];
    type Service = Ecs;
    type Input = Self;
    type Output = Output;

    fn checks(_: &Self, caller: &Caller, call: &Call) -> Checks {
        one("ecs:DescribeImageFromFamily", caller, call, "image", "*")
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Output> {
        let family = field::family(Some(&input.image_family))?;
        let Some(image) = newest_of(cx.scope(), &input.region_id.0.id, &family)? else {
            return Ok(Output { image: None });
        };
        let tags = store::tag::of(cx.scope(), TAGGED, &image.id)?;
        let owner = Owner::own(cx.scope());
        Ok(Output { image: Some(View::of(&image, Some(&tags), &owner, cx.now()).of_family()) })
    }
}
