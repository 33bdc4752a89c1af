//! The disks of instances, as an order and its image say.

use compute::catalogue::{InstanceType, OperatingSystem};
use compute::disk::Spec;
use compute::image::ImageDisk;
use compute::{Error as Domain, Kind};
use store::Scope;

use super::launch_spec::unfit;
use super::order::{DataDisk, Order, SystemDisk};
use crate::catalogue::catalogue;
use crate::kec::errors::Error;
use crate::kec::field::OptionalId;
use crate::kec::image::source::Source;
use crate::kec::image::volume_type;
use crate::kec::local_volume::{self, LOCAL, mark};

/// How many data disks an instance may have, beside the local one of `DataDiskGb`.
pub(crate) const MOST_DATA_DISKS: usize = 8;

/// What a data disk of an image is where nothing says it. GUESS: as a volume.
const USUAL_DATA: &str = "SSD3.0";

/// The disks of an instance: the system disk, the data disks of the image, those of the order, and the one of `DataDiskGb`.
///
/// GUESS: the order says nothing of the data disks of an image but their type, and they stay when the instance goes.
pub(super) fn disks(input: &Order, source: &Source, kind: &InstanceType) -> Result<Vec<Spec>, Error> {
    let mut disks = vec![system_disk(input.system_disk.as_ref(), source, kind)?];
    for disk in source.data_disks() {
        disks.push(image_disk(disk, input, kind)?);
    }
    for disk in &input.data_disk {
        disks.push(data_disk(disk, kind)?);
    }
    assembled_type(input)?;
    if disks.len() > MOST_DATA_DISKS + 1 {
        return Err(unfit("DataDisk", format!("there are more than {MOST_DATA_DISKS}")));
    }
    match (local_gib(input, kind)?, input.local_snapshot()) {
        (0, Some(_)) => return Err(unfit("LocalVolumeSnapshotId", "there is no local data disk")),
        (0, None) => {}
        (gib, snapshot) => disks.push(local_volume::of_order(gib, snapshot.unwrap_or_default())),
    }
    Ok(disks)
}

/// The system disk of an instance that is made from an image.
pub(super) fn system_disk(asked: Option<&SystemDisk>, source: &Source, kind: &InstanceType) -> Result<Spec, Error> {
    let image = &*source.image;
    let category = match asked.and_then(|disk| disk.disk_type.as_deref()).filter(|id| !id.is_empty()) {
        Some(id) => catalogue().disk_category(id),
        None => catalogue().default_system_disk(&kind.family),
    };
    let sizes = category.and_then(|category| Some((category, category.system_for(&kind.family)?)));
    let (category, sizes) =
        sizes.ok_or_else(|| unfit("SystemDisk.DiskType", "the type cannot start from such a disk"))?;
    let usual = match image.os {
        OperatingSystem::Linux => category.default_system_size(image),
        OperatingSystem::Windows => category.default_system_size(image).max(50),
    };
    let size = asked.and_then(|disk| disk.disk_size).filter(|size| *size > 0).unwrap_or(usual);
    if !sizes.contains(size) || size < image.size_gib {
        let reason = format!("it is not between {} and {}", sizes.min.max(image.size_gib), sizes.max);
        return Err(unfit("SystemDisk.DiskSize", reason));
    }
    Ok(Spec {
        category: category.id.clone(),
        size_gib: size,
        delete_with_instance: true,
        snapshot_id: source.system_snapshot(),
        extras: mark(&category.id),
        ..Spec::default()
    })
}

/// The parameter with the category of the data disks that an image has.
const ASSEMBLED: &str = "AssembledImageDataDiskType";

/// The category of the data disks that the image has, where the order says one.
fn assembled_type(input: &Order) -> Result<Option<&str>, Error> {
    let wished = input.assembled_image_data_disk_type.as_deref().filter(|id| !id.is_empty());
    match wished {
        Some(id) if catalogue().disk_category(id).is_none() => Err(unfit(ASSEMBLED, "there is no such type of disk")),
        wished => Ok(wished),
    }
}

/// A data disk of the image that an instance is made from.
fn image_disk(disk: &ImageDisk, input: &Order, kind: &InstanceType) -> Result<Spec, Error> {
    let name = ASSEMBLED;
    let wished = assembled_type(input)?;
    let category = wished.or_else(|| volume_type(disk)).unwrap_or(USUAL_DATA);
    check_size([name, name], category, disk.size_gib, kind)?;
    Ok(Spec {
        category: category.to_owned(),
        size_gib: disk.size_gib,
        snapshot_id: disk.snapshot_id.clone(),
        extras: mark(category),
        ..Spec::default()
    })
}

fn data_disk(disk: &DataDisk, kind: &InstanceType) -> Result<Spec, Error> {
    check_size(["DataDisk.Type", "DataDisk.Size"], &disk.r#type, disk.size, kind)?;
    Ok(Spec {
        category: disk.r#type.clone(),
        size_gib: disk.size,
        delete_with_instance: disk.delete_with_instance,
        snapshot_id: disk.snapshot_id.clone().unwrap_or_default().0,
        extras: mark(&disk.r#type),
        ..Spec::default()
    })
}

/// Refuses a data disk that the type does not take, or not of this size; the parameters say what is refused.
fn check_size(
    [of_type, of_size]: [&'static str; 2],
    category: &str,
    gib: u32,
    kind: &InstanceType,
) -> Result<(), Error> {
    let known = catalogue().disk_category(category);
    let sizes = known.and_then(|category| category.data_for(&kind.family));
    let sizes = sizes.ok_or_else(|| unfit(of_type, format!("the type takes no disk {category}")))?;
    if sizes.contains(gib) {
        return Ok(());
    }
    Err(unfit(of_size, format!("it is not between {} and {}", sizes.min, sizes.max)))
}

/// The size of the local data disk, 0 for none.
pub(super) fn local_gib(input: &Order, kind: &InstanceType) -> Result<u32, Error> {
    let local = input.data_disk_gb.unwrap_or(0);
    if local > 0 && !kind.orderable_local.is_some_and(|sizes| sizes.contains(local)) {
        return Err(unfit("DataDiskGb", "the type has no local data disk of this size"));
    }
    Ok(local)
}

/// Refuses data disks of snapshots that the region does not have or that are larger.
pub(super) fn check_present(scope: &mut Scope<'_>, input: &Order, region: &str) -> Result<(), Error> {
    for disk in &input.data_disk {
        let Some(id) = disk.snapshot_id.as_ref().and_then(OptionalId::given) else { continue };
        let snapshot = compute::snapshot::ready(scope, region, id)?;
        if snapshot.extras.contains_key(LOCAL) {
            return Err(Domain::not_found(Kind::Snapshot, id).into());
        }
        check_least("DataDisk.Size", disk.size, snapshot.source.size_gib)?;
    }
    if let Some(id) = input.local_snapshot() {
        let snapshot = local_volume::snapshot_for_order(scope, region, id)?;
        check_least("DataDiskGb", input.data_disk_gb.unwrap_or(0), snapshot.source.size_gib)?;
    }
    Ok(())
}

fn check_least(parameter: &'static str, gib: u32, least: u32) -> Result<(), Error> {
    if gib < least { Err(unfit(parameter, format!("the snapshot has {least} GiB"))) } else { Ok(()) }
}
