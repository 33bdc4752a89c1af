//! `DescribeImageSupportInstanceTypes`

use alibaba_core::catalogue::catalogue;
use compute::catalogue::InstanceType;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::source;
use crate::ecs::Ecs;
use crate::ecs::checks::each;
use crate::ecs::codes;
use crate::ecs::errors::{Error, Result};
use crate::ecs::field::{RegionId, Text};

/// Lists the instance types that an image suits: those with its instruction set.
///
/// The page lists a parameter `Filter` too, and says that it has no effect.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeImageSupportInstanceTypes {
    /// Region of the image.
    region_id: RegionId,
    /// Image.
    #[serde(default)]
    image_id: Text,
    /// What it is to be used for: `CreateEcs`, the default, or `ChangeOS`.
    #[serde(default)]
    action_type: Text,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    region_id: String,
    image_id: String,
    instance_types: InstanceTypes,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct InstanceTypes {
    instance_type: Vec<View>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct View {
    instance_type_id: &'static str,
    instance_type_family: &'static str,
    cpu_core_count: u32,
    memory_size: f64,
}

impl Operation for DescribeImageSupportInstanceTypes {
    const NAME: &'static str = "DescribeImageSupportInstanceTypes";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("RegionId", "cn-hangzhou"), ("ImageId", "aliyun_3_x64_20G_alibase_20240819.vhd")];
    type Service = Ecs;
    type Input = Self;
    type Output = Output;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        each("ecs:DescribeImageSupportInstanceTypes", caller, call, "image", input.image_id.get())
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Output> {
        if !matches!(input.action_type.get(), None | Some("CreateEcs" | "ChangeOS")) {
            return Err(Error::of(codes::image::ACTION_INVALID));
        }
        // The page does not call the image mandatory, and does not say what would be listed without one.
        let Some(id) = input.image_id.get() else { return Err(Error::missing("ImageId")) };
        let Some(source) = source::find(cx.scope(), &input.region_id.0.id, id)? else {
            return Err(Error::of(codes::image::NOT_FOUND));
        };
        let image = source.image;
        let suits = |kind: &&InstanceType| {
            catalogue().family(&kind.family).is_some_and(|family| family.architecture == image.architecture)
        };
        let view = |kind: &'static InstanceType| View {
            instance_type_id: &kind.id,
            instance_type_family: &kind.family,
            cpu_core_count: kind.vcpus,
            memory_size: kind.memory_gib(),
        };
        let types = catalogue().instance_types().iter().filter(suits).map(view);
        Ok(Output {
            region_id: input.region_id.0.id.clone(),
            image_id: image.id.clone(),
            instance_types: InstanceTypes { instance_type: types.collect() },
        })
    }
}
