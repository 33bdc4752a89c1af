//! Local volumes: disks of instances that lie where the instance runs, and their snapshots.
//!
//! Those are the system disk and the data disks of type `Local_SSD`, and the local data disk whose size an order gives as
//! `DataDiskGb`.

mod create_local_volume_snapshot;
mod delete_local_volume_snapshot;
mod describe_local_volume_snapshots;
mod describe_local_volumes;
mod rollback_local_volume;

pub use create_local_volume_snapshot::CreateLocalVolumeSnapshot;
pub use delete_local_volume_snapshot::DeleteLocalVolumeSnapshot;
pub use describe_local_volume_snapshots::DescribeLocalVolumeSnapshots;
pub use describe_local_volumes::DescribeLocalVolumes;
pub use rollback_local_volume::RollbackLocalVolume;

use compute::disk::{self, Disk, Spec};
use compute::listing::Window;
use compute::snapshot::{self, Snapshot};
use compute::{Error as Domain, Extras, Kind};
use sts::Caller;
use wire::{Call, Check, Cx, Scope};

use crate::ebs::volume::category;
use crate::kec::errors::Error;
use crate::kec::field::Offset;
use crate::kec::location::{kec, region};

/// Name under which a local disk keeps what it is, and its snapshots too.
pub(crate) const LOCAL: &str = "LocalVolume";

/// What the disk of `DataDiskGb` keeps under it.
const OF_ORDER: &str = "DataDiskGb";

/// What policies are asked about a local volume, or about every one. GUESS: no source names one.
fn of_volume(action: &'static str, id: &str, caller: &Caller, call: &Call) -> Check {
    Check::new(action, kec(caller, call, format_args!("local-volume/{id}")))
}

/// What policies are asked about a snapshot of a local volume, or about every one. GUESS: no source names one.
fn of_snapshot(action: &'static str, id: &str, caller: &Caller, call: &Call) -> Check {
    Check::new(action, kec(caller, call, format_args!("local-volume-snapshot/{id}")))
}

/// What a disk of this type keeps.
pub(crate) fn mark(category: &str) -> Extras {
    let is_local = category::of(category).is_none();
    Extras::from_iter(is_local.then(|| (LOCAL.to_owned(), category.into())))
}

/// The disk of `DataDiskGb`, made from a snapshot or from none.
pub(crate) fn of_order(size_gib: u32, snapshot_id: &str) -> Spec {
    Spec {
        category: category::LOCAL.to_owned(),
        size_gib,
        delete_with_instance: true,
        snapshot_id: snapshot_id.to_owned(),
        extras: Extras::from_iter([(LOCAL.to_owned(), OF_ORDER.into())]),
        ..Spec::default()
    }
}

/// Whether it is the disk of `DataDiskGb`, which an instance shows as a size alone.
pub(crate) fn is_of_order(disk: &Disk) -> bool {
    disk.spec.extras.get(LOCAL).is_some_and(|kept| kept == OF_ORDER)
}

/// The snapshot that the disk of `DataDiskGb` is made from: one of a local data disk of the region, which can be used.
pub(crate) fn snapshot_for_order(scope: &mut Scope<'_>, region: &str, id: &str) -> Result<Snapshot, Error> {
    let found = snapshot::ready(scope, region, id)?;
    if !found.extras.contains_key(LOCAL) {
        return Err(Domain::not_found(Kind::Snapshot, id).into());
    }
    if found.source.is_system {
        return Err(Error::Unfit("LocalVolumeSnapshotId", format!("the snapshot {id} is of a system disk")));
    }
    Ok(found)
}

/// A local volume of the call's region.
fn local_volume(cx: &mut Cx<'_>, id: &str) -> Result<Disk, Domain> {
    let here = region(cx.call()).to_owned();
    let found = disk::get(cx.scope(), id)?;
    let is_local = found.region == here && category::of(&found.spec.category).is_none();
    if is_local && found.instance_id.is_some() { Ok(found) } else { Err(Domain::not_found(Kind::Disk, id)) }
}

/// A snapshot of a local volume, of the call's region.
fn local_snapshot(cx: &mut Cx<'_>, id: &str) -> Result<Snapshot, Domain> {
    let here = region(cx.call()).to_owned();
    let found = snapshot::get(cx.scope(), id)?;
    let is_local = found.region == here && found.extras.contains_key(LOCAL);
    if is_local { Ok(found) } else { Err(Domain::not_found(Kind::Snapshot, id)) }
}

/// What an instance sees a local volume as, which is its name. GUESS: the vendor does not say how one is called.
fn name_of(disk: &Disk) -> String {
    disk.device.replace("/dev/xvd", "vd")
}

/// The vendor's word for what a local volume is for. Source: the vendor's SDK for `DescribeLocalVolumes`.
fn category_of(is_system: bool) -> &'static str {
    if is_system { "root" } else { "data" }
}

/// How many a page has, 1 to 1,000 and 10 by default, and how many come before it.
fn window(max_results: Option<u32>, marker: Offset) -> Result<Window, Error> {
    let limit = match max_results {
        None => 10,
        Some(size @ 1..=1_000) => i64::from(size),
        Some(_) => return Err(Error::Unfit("MaxResults", "it is not between 1 and 1000".to_owned())),
    };
    let skip = i64::try_from(marker.0).unwrap_or(i64::MAX);
    Ok(Window { after: None, skip, limit })
}
