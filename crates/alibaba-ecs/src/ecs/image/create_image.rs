//! `CreateImage`

use compute::Extras;
use compute::image::{Made, New, OfInstance, create, create_of_instance};
use compute::snapshot;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::params::Unbuilt;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::devices::{self, Mapping};
use super::field::{self, Features, Said};
use super::{DETECTION, software};
use crate::ecs::checks::{about, one, with_tags};
use crate::ecs::codes;
use crate::ecs::disk::ENCRYPTED;
use crate::ecs::errors::{Error, Result};
use crate::ecs::field::{ClientToken, RegionId, Text};
use crate::ecs::snapshot::{KEPT, STANDARD};
use crate::ecs::{Ecs, location};
use crate::resource_group;
use crate::tag::{self as tags, Tag};

/// Makes an image: of an instance, of snapshots of several disks, or of the snapshot of a system disk.
///
/// Where several are named, the instance counts before the disks, and the disks before the snapshot. An instance that is up
/// stays up; each of its disks gets a snapshot.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct CreateImage {
    /// Region of the image.
    region_id: RegionId,
    /// Instance, which is up or down.
    #[serde(default)]
    instance_id: Text,
    /// Up to 17 disks, one of them a system disk.
    #[serde(default)]
    disk_device_mapping: Vec<Mapping>,
    /// Snapshot of a system disk.
    #[serde(default)]
    snapshot_id: Text,
    /// Name, 2 to 128 characters; a region has it once.
    #[serde(default)]
    image_name: Text,
    /// Description, 2 to 256 characters.
    #[serde(default)]
    description: Text,
    /// Series of images.
    #[serde(default)]
    image_family: Text,
    /// Version, up to 40 characters.
    #[serde(default)]
    image_version: Text,
    /// Distribution; the one of the disk by default.
    #[serde(default)]
    platform: Text,
    /// Instruction set: `x86_64` or `arm64`; the one of the disk by default.
    #[serde(default)]
    architecture: Text,
    /// How it starts: `BIOS`, `UEFI` or `UEFI-Preferred`.
    #[serde(default)]
    boot_mode: Text,
    /// Whether the image is examined: `Standard`. Nothing is on the disks of the sandbox, so nothing is found.
    #[serde(default)]
    detection_strategy: Text,
    /// What the image can do.
    #[serde(default)]
    features: Features,
    /// How it checks what it starts.
    #[serde(default, rename = "SecureBootOptions")]
    _secure_boot_options: Unbuilt,
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

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    image_id: String,
}

impl Operation for CreateImage {
    const NAME: &'static str = "CreateImage";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("RegionId", "cn-hangzhou"), ("InstanceId", "i-bp67acfmxazb4pa1b2c3"), ("ImageName", "web-2026")];
    type Service = Ecs;
    type Input = Self;
    type Output = Output;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        let action = "ecs:CreateImage";
        let ask = |kind: &str, id: &str| about(action, caller, call, kind, id);
        let mapped = input.disk_device_mapping.iter().filter_map(Mapping::snapshot_id);
        let checks = one(action, caller, call, "image", "*")
            .and_if(input.instance_id.get(), |id| ask("instance", id))
            .and_if(input.snapshot_id.get(), |id| ask("snapshot", id))
            .and_all(mapped.map(|id| ask("snapshot", id)));
        with_tags(checks, &input.tag)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Output> {
        let region = input.region_id.0;
        let location = location::of(region);
        let mut extras = input.features.extras()?;
        match input.detection_strategy.get() {
            None => {}
            Some("Standard") => drop(extras.insert(DETECTION.to_owned(), "Standard".into())),
            Some(_) => return Err(Error::invalid("DetectionStrategy")),
        }
        let image = if let Some(id) = input.instance_id.get() {
            let instance = compute::instance::get(cx.scope(), id)?;
            if instance.region != region.id {
                return Err(Error::of(codes::instance::NOT_FOUND));
            }
            let known = software::known(&instance.image_id, instance.software.as_ref());
            let new = new(cx, &input, (Vec::new(), known), extras)?;
            let each = snapshot::New {
                category: STANDARD.to_owned(),
                resource_group: new.resource_group.clone(),
                ..snapshot::New::default()
            };
            let of = OfInstance {
                instance: &instance,
                data_disks: None,
                each: &each,
                kept: KEPT,
                encrypted: ENCRYPTED,
                of_disk: |_| Extras::new(),
            };
            create_of_instance(cx.scope(), &location, &of, new)?
        } else {
            let disks = match (input.disk_device_mapping.as_slice(), input.snapshot_id.get()) {
                ([], None) => return Err(Error::of(codes::image::NO_SOURCE)),
                ([], Some(id)) => devices::of_snapshot(cx.scope(), &region.id, id)?,
                (mappings, _) => devices::read(cx.scope(), &region.id, mappings)?,
            };
            let new = new(cx, &input, disks, extras)?;
            create(cx.scope(), &location, new)?
        };
        if input.dry_run {
            return Err(Error::dry_run());
        }
        Ok(Output { image_id: image.id })
    }
}

type Disks = (Vec<compute::image::ImageDisk>, Option<compute::image::Software>);

fn new(cx: &mut Cx<'_>, input: &CreateImage, (disks, known): Disks, mut extras: Extras) -> Result<New> {
    let said = Said {
        platform: input.platform.get(),
        architecture: input.architecture.get(),
        boot_mode: input.boot_mode.get(),
    };
    Ok(New {
        name: field::name(input.image_name.get())?,
        description: field::description(input.description.get())?,
        family: field::family(input.image_family.get())?,
        version: field::version(input.image_version.get())?,
        software: field::software(known, said, &mut extras)?,
        disks,
        made: Made::Created,
        origin: None,
        extras,
        resource_group: resource_group::of_resource(cx.scope(), input.resource_group_id.get())?,
        tags: tags::read(&input.tag)?,
    })
}
