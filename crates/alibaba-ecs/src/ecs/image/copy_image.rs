//! `CopyImage`

use compute::image::{Copy, copy, usable};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::field;
use crate::ecs::checks::{about, one, with_tags};
use crate::ecs::codes;
use crate::ecs::disk::encryption::of_copy;
use crate::ecs::errors::{Error, Result};
use crate::ecs::field::{ClientToken, RegionId, Required, Text};
use crate::ecs::{Ecs, location};
use crate::resource_group;
use crate::tag::{self as tags, Tag};

/// Copies one of the account's own images to another region, or encrypts it in a copy in the same one.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct CopyImage {
    /// Region of the image.
    region_id: RegionId,
    /// Image.
    image_id: Required,
    /// Region of the copy; that of the image by default.
    destination_region_id: Option<RegionId>,
    /// Name of the copy, 2 to 128 characters; a region has it once.
    #[serde(default)]
    destination_image_name: Text,
    /// Description of the copy, 2 to 256 characters.
    #[serde(default)]
    destination_description: Text,
    /// Whether the copy is encrypted; its disks are where those of the image are.
    #[serde(default)]
    encrypted: bool,
    /// Key of the copy's region that it is encrypted with, which must be enabled; the region's default one by default.
    #[serde(default, rename = "KMSKeyId")]
    kms_key_id: Text,
    /// How it is encrypted: `aes-256` or `sm4-128`, which nothing shows again.
    #[serde(default)]
    encrypt_algorithm: Text,
    /// Resource group of the copy.
    #[serde(default)]
    resource_group_id: Text,
    /// Up to 20 tags of the copy.
    #[serde(default)]
    tag: Vec<Tag>,
    /// Whether everything is checked and nothing done.
    #[serde(default)]
    dry_run: bool,
    /// Makes a repeated call harmless.
    #[serde(default, rename = "ClientToken")]
    _client_token: ClientToken,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    image_id: String,
}

impl Operation for CopyImage {
    const NAME: &'static str = "CopyImage";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[
        ("RegionId", "cn-hangzhou"),
        ("ImageId", "m-bp67acfmxazb4pa1b2c3"),
        ("DestinationRegionId", "cn-beijing"),
        ("DestinationImageName", "web-2026"),
    ];
    type Service = Ecs;
    type Input = Self;
    type Output = Output;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        let action = "ecs:CopyImage";
        let original = about(action, caller, call, "image", &input.image_id);
        with_tags(one(action, caller, call, "image", "*").and(original), &input.tag)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Output> {
        let region = &input.region_id.0.id;
        let to = input.destination_region_id.unwrap_or(input.region_id).0;
        if !matches!(input.encrypt_algorithm.get(), None | Some("aes-256" | "sm4-128")) {
            return Err(Error::invalid("EncryptAlgorithm"));
        }
        if to.id == *region && !input.encrypted {
            return Err(Error::of(codes::image::SAME_REGION));
        }
        let own = cx.scope().tenant_id();
        let original = usable(cx.scope(), region, &input.image_id)?;
        if original.as_ref().is_some_and(|image| image.owner != own) {
            return Err(Error::of(codes::image::COPY_OF_SHARED));
        }
        let has_encrypted = original.is_some_and(|image| image.disks.iter().any(|disk| disk.encrypted));
        let of_encrypted = of_copy(cx, to, input.encrypted || has_encrypted, input.kms_key_id.get())?;
        let new = Copy {
            name: field::name(input.destination_image_name.get())?,
            description: field::description(input.destination_description.get())?,
            encrypted: input.encrypted,
            of_encrypted,
            resource_group: resource_group::of_resource(cx.scope(), input.resource_group_id.get())?,
            tags: tags::read(&input.tag)?,
        };
        let image = copy(cx.scope(), region, &input.image_id, &location::of(to), new)?;
        if input.dry_run {
            return Err(Error::dry_run());
        }
        Ok(Output { image_id: image.id })
    }
}
