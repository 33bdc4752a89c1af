//! `ModifyImageAttribute`

use compute::image::{Change, modify};
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::BOOT_MODE;
use super::field::{self, Features};
use crate::ecs::Ecs;
use crate::ecs::checks::one;
use crate::ecs::errors::{Error, Result};
use crate::ecs::field::{RegionId, Required, Text};
use crate::ecs::view::Empty;

/// Changes the name, the description, the series or other attributes of one of the account's own images.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct ModifyImageAttribute {
    /// Region of the image.
    region_id: RegionId,
    /// Image.
    image_id: Required,
    /// New name, 2 to 128 characters; an empty one changes nothing.
    #[serde(default)]
    image_name: Text,
    /// New description, 2 to 256 characters; an empty one removes it.
    description: Option<String>,
    /// New series; an empty one removes it.
    image_family: Option<String>,
    /// How it starts: `BIOS`, `UEFI` or `UEFI-Preferred`.
    #[serde(default)]
    boot_mode: Text,
    /// New state: `Deprecated` or `Available`. A shared image is taken back first.
    #[serde(default)]
    status: Text,
    /// How the operating system is paid for: `Auto`, `Aliyun` or `BYOL`.
    #[serde(default)]
    license_type: Text,
    /// What the image can do.
    #[serde(default)]
    features: Features,
    /// Whether everything is checked and nothing done.
    #[serde(default)]
    dry_run: bool,
}

impl Operation for ModifyImageAttribute {
    const NAME: &'static str = "ModifyImageAttribute";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[
        ("RegionId", "cn-hangzhou"),
        ("ImageId", "m-bp67acfmxazb4pa1b2c3"),
        ("ImageName", "web-2027"),
        ("ImageFamily", "web"),
    ];
    type Service = Ecs;
    type Input = Self;
    type Output = Empty;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        one("ecs:ModifyImageAttribute", caller, call, "image", &input.image_id)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Empty> {
        let deprecated = match input.status.get() {
            None => None,
            Some("Deprecated") => Some(true),
            Some("Available") => Some(false),
            Some(_) => return Err(Error::invalid("Status")),
        };
        let mut extras = input.features.extras()?;
        extras.extend(field::license(input.license_type.get())?);
        let boot = field::boot(input.boot_mode.get())?;
        if let Some((_, kept)) = &boot {
            extras.insert(BOOT_MODE.to_owned(), kept.clone());
        }
        let change = Change {
            name: input.image_name.get().map(|name| field::name(Some(name))).transpose()?,
            description: input.description.as_deref().map(|text| field::description(Some(text))).transpose()?,
            family: input.image_family.as_deref().map(|text| field::family(Some(text))).transpose()?,
            platform: None,
            boot: boot.map(|(boot, _)| boot),
            deprecated,
            extras,
        };
        modify(cx.scope(), &input.region_id.0.id, &input.image_id, change)?;
        if input.dry_run {
            return Err(Error::dry_run());
        }
        Ok(Empty {})
    }
}
