//! `ExportImage`

use compute::image::{Status, get};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::ecs::Ecs;
use crate::ecs::checks::one;
use crate::ecs::codes;
use crate::ecs::errors::{Error, Result};
use crate::ecs::field::{RegionId, Required, Text};

/// Refuses to export an image: the sandbox has no buckets, so the one that is named is not found.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct ExportImage {
    /// Region of the image.
    region_id: RegionId,
    /// Image.
    image_id: Required,
    /// Bucket.
    #[serde(rename = "OSSBucket")]
    _oss_bucket: Required,
    /// Beginning of the names of the objects: up to 30 letters and digits.
    #[serde(default, rename = "OSSPrefix")]
    oss_prefix: Text,
    /// Format: `raw`, the default, `vhd`, `qcow2`, `vmdk` or `vdi`.
    #[serde(default)]
    image_format: Text,
    /// Role through which ECS would write.
    #[serde(default, rename = "RoleName")]
    _role_name: Text,
    /// Whether everything is checked and nothing done.
    #[serde(default, rename = "DryRun")]
    _dry_run: bool,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    region_id: String,
    task_id: String,
}

impl Operation for ExportImage {
    const NAME: &'static str = "ExportImage";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("RegionId", "cn-hangzhou"), ("ImageId", "m-bp67acfmxazb4pa1b2c3"), ("OSSBucket", "images")];
    type Service = Ecs;
    type Input = Self;
    type Output = Output;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        one("ecs:ExportImage", caller, call, "image", &input.image_id)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Output> {
        let fits = |text: &str| text.len() <= 30 && text.chars().all(|letter| letter.is_ascii_alphanumeric());
        if !input.oss_prefix.get().is_none_or(fits) {
            return Err(Error::of(codes::image::PREFIX_MALFORMED));
        }
        if !matches!(input.image_format.get(), None | Some("raw" | "vhd" | "qcow2" | "vmdk" | "vdi")) {
            return Err(Error::of(codes::image::FORMAT_MALFORMED));
        }
        let image = get(cx.scope(), &input.region_id.0.id, &input.image_id)?;
        if image.status(cx.now()) == Status::Creating {
            return Err(Error::of(codes::image::NOT_AVAILABLE));
        }
        Err(Error::of(codes::image::BUCKET_NOT_FOUND))
    }
}
