//! `DescribeImages`

use alibaba_core::catalogue::catalogue;
use alibaba_core::list::{Listed, Page, Place};
use compute::catalogue::{Architecture, Boot, Image, OperatingSystem};
use kernel::time;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation, With};

use crate::ecs::Ecs;
use crate::ecs::checks::{each, with_tags};
use crate::ecs::codes;
use crate::ecs::errors::{Error, Result};
use crate::ecs::field::{CommaList, RegionId, Text};
use crate::page::Numbered;
use crate::tag::{self as tags, Tag};

/// Lists images. The sandbox has the vendor's public ones.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeImages {
    /// Region of the images.
    region_id: RegionId,
    /// Up to 100 images, with commas between them.
    #[serde(default)]
    image_id: CommaList,
    /// Name, in which `*` stands for anything.
    #[serde(default)]
    image_name: Text,
    /// Series of images.
    #[serde(default)]
    image_family: Text,
    /// Whose images: `system`, `self`, `others` or `marketplace`.
    #[serde(default)]
    image_owner_alias: Text,
    /// Account of the owner.
    image_owner_id: Option<i64>,
    /// Kind of operating system: `linux` or `windows`.
    #[serde(default, rename = "OSType")]
    os_type: Text,
    /// Instruction set: `i386`, `x86_64` or `arm64`.
    #[serde(default)]
    architecture: Text,
    /// States with commas between them; `Available` by default.
    #[serde(default)]
    status: Text,
    /// Whether everybody may use it.
    is_public: Option<bool>,
    /// Whether it reads user data.
    is_support_cloudinit: Option<bool>,
    /// Whether it runs on fast storage.
    is_support_io_optimized: Option<bool>,
    /// Instance type that it must suit.
    #[serde(default)]
    instance_type: Text,
    /// Snapshot that it was made from.
    #[serde(default)]
    snapshot_id: Text,
    /// Whether it is in use: `instance` or `none`.
    #[serde(default)]
    usage: Text,
    /// What is to be done with it.
    #[serde(default, rename = "ActionType")]
    _action_type: Text,
    /// Whether expired images are shown; there are none.
    #[serde(default, rename = "ShowExpired")]
    _show_expired: Option<bool>,
    /// Resource group.
    #[serde(default)]
    resource_group_id: Text,
    /// Tags.
    #[serde(default)]
    tag: Vec<Tag>,
    /// Whether only the permission is checked.
    #[serde(default)]
    dry_run: bool,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    region_id: String,
    #[serde(flatten)]
    page: Page<View, Place>,
}

#[derive(Debug, Serialize, JsonSchema)]
struct View(Value);

impl Listed for View {
    const LIST: &'static str = "Images";
    const ITEM: &'static str = "Image";
}

impl Operation for DescribeImages {
    const NAME: &'static str = "DescribeImages";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("RegionId", "cn-hangzhou"), ("ImageOwnerAlias", "system"), ("OSType", "linux")];
    type Service = Ecs;
    type Input = With<Self, Numbered<100>>;
    type Output = Output;

    fn checks(With(input, _): &Self::Input, caller: &Caller, call: &Call) -> Checks {
        with_tags(each("ecs:DescribeImages", caller, call, "image", input.image_id.iter()), &input.tag)
    }

    fn handle(_: &mut Cx<'_>, With(input, page): Self::Input) -> Result<Output> {
        check(&input)?;
        if input.dry_run {
            return Err(Error::dry_run());
        }
        let images: Vec<_> = catalogue().images().iter().filter(|image| matches(&input, image)).collect();
        Ok(Output { region_id: input.region_id.0.id.clone(), page: page.cut(images, view) })
    }
}

fn check(input: &DescribeImages) -> Result<()> {
    if !matches!(input.image_owner_alias.get(), None | Some("system" | "self" | "others" | "marketplace")) {
        return Err(Error::of(codes::image::OWNER_ALIAS_INVALID));
    }
    if !matches!(input.os_type.get(), None | Some("linux" | "windows")) {
        return Err(Error::of(codes::image::OS_TYPE_INVALID));
    }
    if !matches!(input.architecture.get(), None | Some("i386" | "x86_64" | "arm64")) {
        return Err(Error::of(codes::image::ARCHITECTURE_INVALID));
    }
    if !matches!(input.usage.get(), None | Some("instance" | "none")) {
        return Err(Error::of(codes::image::USAGE_INVALID));
    }
    if input.instance_type.get().is_some_and(|id| catalogue().instance_type(id).is_none()) {
        return Err(Error::of(codes::instance::TYPE_NOT_SUPPORTED));
    }
    tags::filter(&input.tag).map(drop)
}

fn matches(input: &DescribeImages, image: &Image) -> bool {
    let family = input.instance_type.get().and_then(|id| catalogue().instance_type(id));
    let family = family.and_then(|kind| catalogue().family(&kind.family));
    // Public images belong to the vendor, have no tags, no resource group and no snapshot of a customer.
    let public = matches!(input.image_owner_alias.get(), None | Some("system"))
        && input.image_owner_id.is_none()
        && input.is_public != Some(false)
        && input.is_support_cloudinit != Some(false)
        && input.is_support_io_optimized != Some(false)
        && input.tag.is_empty()
        && input.snapshot_id.get().is_none()
        && input.resource_group_id.get().is_none()
        && input.usage.get() != Some("none")
        && input.status.get().is_none_or(|status| status.split(',').any(|status| status.trim() == "Available"));
    public
        && (input.image_id.iter().next().is_none() || input.image_id.iter().any(|id| id == image.id))
        && input.image_name.get().is_none_or(|glob| fits(glob, &image.name))
        && input.image_family.get().is_none_or(|series| image.image_family.as_deref() == Some(series))
        && input.os_type.get().is_none_or(|os| os == os_type(image))
        && input.architecture.get().is_none_or(|set| set == architecture(image))
        && family.is_none_or(|family| family.architecture == image.architecture)
}

/// Whether a name fits a text in which `*` stands for anything.
fn fits(glob: &str, name: &str) -> bool {
    let mut parts = glob.split('*');
    let Some(mut rest) = name.strip_prefix(parts.next().unwrap_or_default()) else { return false };
    let mut last = None;
    for part in parts {
        if let Some(previous) = last.replace(part) {
            match rest.find(previous) {
                Some(at) => rest = rest.get(at + previous.len()..).unwrap_or_default(),
                None => return false,
            }
        }
    }
    match last {
        Some(last) => rest.ends_with(last),
        None => rest.is_empty(),
    }
}

fn os_type(image: &Image) -> &'static str {
    match image.os {
        OperatingSystem::Linux => "linux",
        OperatingSystem::Windows => "windows",
    }
}

fn architecture(image: &Image) -> &'static str {
    match image.architecture {
        Architecture::X86_64 => "x86_64",
        Architecture::Arm64 => "arm64",
    }
}

fn view(image: &Image) -> View {
    View(json!({
        "ImageId": image.id,
        "ImageName": image.name,
        "ImageFamily": image.image_family.as_deref().unwrap_or_default(),
        "ImageOwnerAlias": "system",
        "ImageVersion": "",
        "Description": "",
        "OSName": image.os_name_local,
        "OSNameEn": image.os_name_en,
        "OSType": os_type(image),
        "Platform": image.platform,
        "Architecture": architecture(image),
        "BootMode": match image.boot { Boot::Bios => "BIOS", Boot::Uefi => "UEFI" },
        "Size": image.size_gib,
        "CreationTime": time::seconds(image.created),
        "Status": "Available",
        "Progress": "100%",
        "Usage": "instance",
        "IsPublic": true,
        "IsCopied": false,
        "IsSelfShared": "",
        "IsSubscribed": false,
        "IsSupportCloudinit": true,
        "IsSupportIoOptimized": true,
        "ProductCode": "",
        "ResourceGroupId": "",
        "DiskDeviceMappings": {"DiskDeviceMapping": []},
        "Tags": {"Tag": []},
    }))
}

#[cfg(test)]
mod tests {
    use super::fits;

    #[test]
    fn a_star_stands_for_anything() {
        for (glob, name) in
            [("a", "a"), ("*", ""), ("a*", "abc"), ("*c", "abc"), ("a*c", "abc"), ("*b*", "abc"), ("a*b*c", "aXbYc")]
        {
            assert!(fits(glob, name), "{glob} {name}");
        }
        for (glob, name) in [("a", "ab"), ("", "a"), ("b*", "abc"), ("*b", "abc"), ("a*b*c", "acb"), ("ab*bc", "abc")] {
            assert!(!fits(glob, name), "{glob} {name}");
        }
    }
}
