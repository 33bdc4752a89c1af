//! The disks of an image, as a call puts them together from snapshots.

use compute::Extras;
use compute::image::{ImageDisk, Software};
use compute::snapshot::{Snapshot, ready};
use schemars::JsonSchema;
use serde::Deserialize;
use wire::Scope;

use super::software;
use crate::ecs::codes;
use crate::ecs::disk::ENCRYPTED;
use crate::ecs::errors::{Error, Result};
use crate::ecs::field::Text;

/// How many disks an image may have.
const MOST: usize = 17;

/// A disk of an image.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub(super) struct Mapping {
    /// Snapshot that it is; an empty disk where there is none.
    #[serde(default)]
    snapshot_id: Text,
    /// Size in GiB: no less than the snapshot.
    size: Option<u32>,
    /// Name of the device, `/dev/xvda` to `/dev/xvdz`; the next free one by default.
    #[serde(default)]
    device: Text,
    /// Kind: `system` or `data`; that of the disk of the snapshot by default.
    #[serde(default)]
    disk_type: Text,
}

impl Mapping {
    /// The snapshot that is named.
    pub(super) fn snapshot_id(&self) -> Option<&str> {
        self.snapshot_id.get()
    }
}

/// The disks of an image, the system disk first, and what is on that.
pub(super) fn read(
    scope: &mut Scope<'_>,
    region: &str,
    mappings: &[Mapping],
) -> Result<(Vec<ImageDisk>, Option<Software>)> {
    if mappings.len() > MOST {
        return Err(Error::of(codes::disk::TOO_MANY));
    }
    let (mut disks, mut known) = (Vec::<ImageDisk>::new(), None);
    for mapping in mappings {
        let snapshot = match mapping.snapshot_id.get() {
            Some(id) => Some(ready(scope, region, id)?),
            None => None,
        };
        let disk = disk(mapping, snapshot.as_ref(), &disks)?;
        if disk.is_system {
            let snapshot = snapshot.as_ref().ok_or_else(|| Error::of(codes::image::NO_SYSTEM_DISK))?;
            known = software::known(&snapshot.source.image_id, snapshot.source.software.as_ref());
        }
        disks.push(disk);
    }
    if !disks.iter().any(|disk| disk.is_system) {
        return Err(Error::of(codes::image::NO_SYSTEM_DISK));
    }
    disks.sort_by(|one, other| (!one.is_system, &one.device).cmp(&(!other.is_system, &other.device)));
    Ok((disks, known))
}

/// The one disk of an image that is made from the snapshot of a system disk, and what is on it.
pub(super) fn of_snapshot(scope: &mut Scope<'_>, region: &str, id: &str) -> Result<(Vec<ImageDisk>, Option<Software>)> {
    let snapshot = ready(scope, region, id)?;
    if !snapshot.source.is_system {
        return Err(Error::of(codes::image::NOT_OF_SYSTEM_DISK));
    }
    let known = software::known(&snapshot.source.image_id, snapshot.source.software.as_ref());
    Ok((vec![disk(&Mapping::default(), Some(&snapshot), &[])?], known))
}

fn disk(mapping: &Mapping, snapshot: Option<&Snapshot>, others: &[ImageDisk]) -> Result<ImageDisk> {
    let is_system = match mapping.disk_type.get() {
        Some("system") => true,
        Some("data") => false,
        Some(_) => return Err(Error::of(codes::disk::TYPE_NOT_LISTED)),
        None => snapshot.is_some_and(|snapshot| snapshot.source.is_system),
    };
    if is_system && others.iter().any(|disk| disk.is_system) {
        return Err(Error::of(codes::image::SYSTEM_DISKS));
    }
    let least = snapshot.map_or(5, |snapshot| snapshot.source.size_gib);
    let size_gib = mapping.size.unwrap_or(snapshot.map_or(20, |_| least));
    if !(least..=32_768).contains(&size_gib) {
        return Err(Error::of(codes::image::DEVICE_SIZE));
    }
    Ok(ImageDisk {
        image_id: String::new(),
        device: device(mapping.device.get(), is_system, others)?,
        is_system,
        size_gib,
        snapshot_id: snapshot.map(|snapshot| snapshot.id.clone()).unwrap_or_default(),
        encrypted: snapshot.is_some_and(|snapshot| snapshot.extras.contains_key(ENCRYPTED)),
        extras: Extras::new(),
    })
}

/// The name of a device: the one that is asked for, in its older spelling, or the next free one.
pub(super) fn device(wanted: Option<&str>, is_system: bool, others: &[ImageDisk]) -> Result<String> {
    let is_taken = |device: &str| others.iter().any(|disk| disk.device == device);
    let Some(wanted) = wanted else {
        let mut letters = if is_system { 'a'..='a' } else { 'b'..='z' };
        let free = letters.find_map(|letter| Some(format!("/dev/xvd{letter}")).filter(|device| !is_taken(device)));
        return free.ok_or_else(|| Error::of(codes::image::DEVICE_TAKEN));
    };
    let letter = wanted.strip_prefix("/dev/xvd").or_else(|| wanted.strip_prefix("/dev/vd")).unwrap_or_default();
    let fits = match letter.as_bytes() {
        [b'a'] => is_system,
        [b'b'..=b'z'] => !is_system,
        _ => false,
    };
    if !fits {
        return Err(Error::of(codes::image::DEVICE_MALFORMED));
    }
    let device = format!("/dev/xvd{letter}");
    if is_taken(&device) { Err(Error::of(codes::image::DEVICE_TAKEN)) } else { Ok(device) }
}
