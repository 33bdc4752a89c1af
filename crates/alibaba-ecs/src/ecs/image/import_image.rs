//! `ImportImage`

use compute::Extras;
use compute::image::{ImageDisk, Made, New, create};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::params::Unbuilt;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::field::{self, Features, Said};
use super::{BUCKET, DETECTION, FORMAT, OBJECT, devices};
use crate::ecs::checks::{one, with_tags};
use crate::ecs::codes;
use crate::ecs::errors::{Error, Result};
use crate::ecs::field::{ClientToken, RegionId, Text};
use crate::ecs::role::SERVICE;
use crate::ecs::{Ecs, location, task};
use crate::resource_group;
use crate::tag::{self as tags, Tag};

/// The role through which the service reads objects, where none is named.
const ROLE: &str = "AliyunECSImageImportDefaultRole";

/// Imports an image from objects of a bucket.
///
/// The sandbox keeps what the call says and reads no object: whatever is named is taken to be there, and the image is
/// available after a few seconds by the clock of the sandbox. The role must be there and trust ECS.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct ImportImage {
    /// Region of the bucket and of the image.
    region_id: RegionId,
    /// Disks, the system disk first.
    #[serde(default)]
    disk_device_mapping: Vec<Imported>,
    /// Name, 2 to 128 characters; a region has it once.
    #[serde(default)]
    image_name: Text,
    /// Description, 2 to 256 characters.
    #[serde(default)]
    description: Text,
    /// Instruction set: `x86_64`, the default, or `arm64`.
    #[serde(default)]
    architecture: Text,
    /// Kind of operating system: `linux`, the default, or `windows`.
    #[serde(default, rename = "OSType")]
    os_type: Text,
    /// Distribution; `Others Linux` by default.
    #[serde(default)]
    platform: Text,
    /// How it starts: `BIOS`, the default, `UEFI` or `UEFI-Preferred`.
    #[serde(default)]
    boot_mode: Text,
    /// How the operating system is paid for: `Auto`, the default, `Aliyun` or `BYOL`.
    #[serde(default)]
    license_type: Text,
    /// Role through which ECS reads the objects.
    #[serde(default)]
    role_name: Text,
    /// Whether the image is examined: `Standard`.
    #[serde(default)]
    detection_strategy: Text,
    /// What the image can do.
    #[serde(default)]
    features: Features,
    /// Place in a bucket where snapshots would be kept.
    #[serde(default, rename = "StorageLocationArn")]
    _storage_location_arn: Unbuilt,
    /// Resource group.
    #[serde(default)]
    resource_group_id: Text,
    /// Up to 20 tags.
    #[serde(default)]
    tag: Vec<Tag>,
    /// Whether everything is checked and nothing done.
    #[serde(default)]
    dry_run: bool,
    /// Makes a repeated call harmless.
    #[serde(default, rename = "ClientToken")]
    _client_token: ClientToken,
}

/// A disk that is imported.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct Imported {
    /// Bucket.
    #[serde(default, rename = "OSSBucket")]
    oss_bucket: Text,
    /// Object.
    #[serde(default, rename = "OSSObject")]
    oss_object: Text,
    /// Format: `RAW`, `VHD` or `QCOW2`; found out by default.
    #[serde(default)]
    format: Text,
    /// Size in GiB.
    #[serde(alias = "DiskImSize")]
    disk_image_size: Option<u32>,
    /// Name of the device; the next free one by default.
    #[serde(default)]
    device: Text,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    image_id: String,
    region_id: String,
    task_id: String,
}

impl Operation for ImportImage {
    const NAME: &'static str = "ImportImage";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[
        ("RegionId", "cn-hangzhou"),
        ("DiskDeviceMapping.1.OSSBucket", "images"),
        ("DiskDeviceMapping.1.OSSObject", "own.qcow2"),
        ("DiskDeviceMapping.1.Format", "QCOW2"),
        ("DiskDeviceMapping.1.DiskImageSize", "40"),
        ("ImageName", "own"),
        ("Platform", "Ubuntu"),
    ];
    type Service = Ecs;
    type Input = Self;
    type Output = Output;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        with_tags(one("ecs:ImportImage", caller, call, "image", "*"), &input.tag)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Output> {
        let region = input.region_id.0;
        let disks = disks(&input.disk_device_mapping)?;
        let role = input.role_name.get().unwrap_or(ROLE);
        match iam::role::passable(cx.scope(), &role.into(), SERVICE) {
            Ok(_) => {}
            Err(iam::Error::Store(fault)) => return Err(fault.into()),
            Err(_) => return Err(Error::of(codes::image::NO_ROLE)),
        }
        let is_windows = match input.os_type.get() {
            None | Some("linux") => false,
            Some("windows") => true,
            Some(_) => return Err(Error::of(codes::image::OS_TYPE_MALFORMED)),
        };
        let platform = input.platform.get();
        if platform.is_some_and(|platform| platform.starts_with("Windows") != is_windows) {
            return Err(Error::of(codes::image::PLATFORM_MALFORMED));
        }
        let mut extras = input.features.extras()?;
        extras.extend(field::license(Some(input.license_type.get().unwrap_or("Auto")))?);
        match input.detection_strategy.get() {
            None => {}
            Some("Standard") => drop(extras.insert(DETECTION.to_owned(), "Standard".into())),
            Some(_) => return Err(Error::invalid("DetectionStrategy")),
        }
        let usual = is_windows.then_some("Windows Server 2022");
        let said = Said {
            platform: platform.or(usual),
            architecture: input.architecture.get(),
            boot_mode: input.boot_mode.get(),
        };
        let new = New {
            name: field::name(input.image_name.get())?,
            description: field::description(input.description.get())?,
            family: String::new(),
            version: String::new(),
            software: field::software(None, said, &mut extras)?,
            disks,
            made: Made::Imported,
            origin: None,
            extras,
            resource_group: resource_group::of_resource(cx.scope(), input.resource_group_id.get())?,
            tags: tags::read(&input.tag)?,
        };
        let image = create(cx.scope(), &location::of(region), new)?;
        if input.dry_run {
            return Err(Error::dry_run());
        }
        let task_id = task::id_in(cx.scope(), &region.id);
        Ok(Output { image_id: image.id, region_id: region.id.clone(), task_id })
    }
}

fn disks(list: &[Imported]) -> Result<Vec<ImageDisk>> {
    if list.is_empty() {
        return Err(Error::of(codes::image::NO_DISKS));
    }
    let mut disks = Vec::new();
    for (imported, number) in list.iter().zip(1..) {
        let missing = |name: &str| Error::missing(&format!("DiskDeviceMapping.{number}.{name}"));
        let bucket = imported.oss_bucket.get().ok_or_else(|| missing("OSSBucket"))?;
        let object = imported.oss_object.get().ok_or_else(|| missing("OSSObject"))?;
        let format = imported.format.get().unwrap_or_default().to_uppercase();
        if !matches!(format.as_str(), "" | "RAW" | "VHD" | "QCOW2") {
            return Err(Error::of(codes::image::FORMAT_MALFORMED));
        }
        let is_system = number == 1;
        let size_gib = imported.disk_image_size.unwrap_or(if is_system { 40 } else { 20 });
        if !(5..=if is_system { 500 } else { 1_000 }).contains(&size_gib) {
            return Err(Error::of(codes::image::IMPORT_SIZE));
        }
        let kept = [(FORMAT, format.as_str()), (BUCKET, bucket), (OBJECT, object)];
        let kept = kept.into_iter().filter(|(_, text)| !text.is_empty());
        disks.push(ImageDisk {
            image_id: String::new(),
            device: devices::device(imported.device.get(), is_system, &disks)?,
            is_system,
            size_gib,
            snapshot_id: String::new(),
            encrypted: false,
            extras: kept.map(|(name, text)| (name.to_owned(), text.into())).collect::<Extras>(),
        });
    }
    Ok(disks)
}
