//! EBS, version 2016-03-04: volumes, which instance has them, and their snapshots.

mod charge;
pub mod snapshot;
pub mod volume;

pub use charge::ChargeType;

use compute::disk::{self, Disk};
use compute::snapshot::Snapshot;
use compute::{Error as Domain, Kind};
use kernel::Timestamp;
use schemars::JsonSchema;
use serde::Serialize;
use sts::Caller;
use wire::{Call, Check, Cx, Service, routes};

use crate::kec::errors::Error;
use crate::kec::local_volume::LOCAL;
use crate::kec::location::region;
use crate::krn;
use crate::product::Product;
use crate::regional::{Named, Regional};

/// The product and its operations.
pub static PRODUCT: Product = Product {
    name: Ebs::NAME,
    version: Ebs::VERSION,
    regional: true,
    routes: routes![
        snapshot::CreateSnapshot,
        snapshot::DeleteSnapshot,
        snapshot::DescribeSnapshots,
        snapshot::ModifySnapshot,
        snapshot::RollbackSnapshot,
        volume::AttachVolume,
        volume::CreateVolume,
        volume::DeleteVolume,
        volume::DescribeAvailabilityZones,
        volume::DescribeInstanceVolumes,
        volume::DescribeVolumes,
        volume::DetachVolume,
        volume::ModifyDiskChargeType,
        volume::ModifyVolume,
        volume::ModifyVolumeType,
        volume::RecoveryVolume,
        volume::RenewVolume,
        volume::ResizeVolume,
        volume::UpdateVolumeProject,
    ],
};

/// The service.
pub type Ebs = Regional<Name>;

/// What it is called.
#[derive(Debug)]
pub struct Name;

impl Named for Name {
    const NAME: &'static str = "ebs";
}

/// That something was done, said with a text, where the vendor's newer Go SDK reads one.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Said {
    r#return: &'static str,
}

impl Said {
    const YES: Self = Self { r#return: "true" };
}

/// What policies are asked about a volume, or about every one.
fn of_volume(action: &'static str, id: &str, caller: &Caller, call: &Call) -> Check {
    Check::new(action, krn::regional("ebs", Some(region(call)), caller.account(), format_args!("volume/{id}")))
}

/// What policies are asked about a snapshot, or about every one.
fn of_snapshot(action: &'static str, id: &str, caller: &Caller, call: &Call) -> Check {
    Check::new(action, krn::regional("ebs", Some(region(call)), caller.account(), format_args!("snapshot/{id}")))
}

/// A volume of the call's region. The local disks of an instance are none.
fn volume(cx: &mut Cx<'_>, id: &str) -> Result<Disk, Domain> {
    let here = region(cx.call()).to_owned();
    let found = disk::get(cx.scope(), id)?;
    let is_volume = found.region == here && volume::category::of(&found.spec.category).is_some();
    if is_volume { Ok(found) } else { Err(Domain::not_found(Kind::Disk, id)) }
}

/// The same, when it is neither in the recycle bin nor being deleted.
fn present(cx: &mut Cx<'_>, id: &str) -> Result<Disk, Error> {
    let found = volume(cx, id)?;
    if found.gone_at.is_some() {
        return Err(unfit(&found, cx.now()));
    }
    Ok(found)
}

/// A volume is in a state that does not allow what was asked.
fn unfit(volume: &Disk, now: Timestamp) -> Error {
    Error::Unfit("VolumeId", format!("the volume {} is {}", volume.id, volume::state_name(volume, now)))
}

/// A snapshot of the call's region. Those of local disks are none.
fn snapshot(cx: &mut Cx<'_>, id: &str) -> Result<Snapshot, Domain> {
    let here = region(cx.call()).to_owned();
    let found = compute::snapshot::get(cx.scope(), id)?;
    let is_of_volume = found.region == here && !found.extras.contains_key(LOCAL);
    if is_of_volume { Ok(found) } else { Err(Domain::not_found(Kind::Snapshot, id)) }
}
