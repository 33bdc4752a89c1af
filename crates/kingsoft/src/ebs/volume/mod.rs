//! Volumes.

mod attach_volume;
pub(crate) mod category;
mod create_volume;
mod delete_volume;
mod describe_availability_zones;
mod describe_instance_volumes;
mod describe_volumes;
mod detach_volume;
pub(crate) mod field;
mod modify_disk_charge_type;
mod modify_volume;
mod modify_volume_type;
mod recovery_volume;
mod renew_volume;
mod resize_volume;
mod update_volume_project;
mod view;

pub use attach_volume::AttachVolume;
pub use create_volume::CreateVolume;
pub use delete_volume::DeleteVolume;
pub use describe_availability_zones::DescribeAvailabilityZones;
pub use describe_instance_volumes::DescribeInstanceVolumes;
pub use describe_volumes::DescribeVolumes;
pub use detach_volume::DetachVolume;
pub use modify_disk_charge_type::ModifyDiskChargeType;
pub use modify_volume::ModifyVolume;
pub use modify_volume_type::ModifyVolumeType;
pub use recovery_volume::RecoveryVolume;
pub use renew_volume::RenewVolume;
pub use resize_volume::ResizeVolume;
pub use update_volume_project::UpdateVolumeProject;
pub(crate) use view::state_name;
use view::{is_leaving, is_recycled};

use compute::Extras;
use compute::disk::{Change, modify};
use serde_json::Value;
use wire::Cx;

use super::present;
use crate::kec::errors::Error;

/// Name under which is kept until when a volume is paid for.
const EXPIRE_TIME: &str = "ExpireTime";

/// Name under which is kept whether a volume is in the recycle bin.
const RECYCLED: &str = "Recycled";

/// Refuses volumes that are not in the region, or in the recycle bin.
pub(crate) fn all_present(cx: &mut Cx<'_>, ids: &[String]) -> Result<(), Error> {
    ids.iter().try_for_each(|id| present(cx, id).map(drop))
}

/// Keeps something about a volume that only this cloud knows.
fn keep(cx: &mut Cx<'_>, id: &str, name: &str, value: impl Into<Value>) -> Result<(), Error> {
    let extras = Extras::from_iter([(name.to_owned(), value.into())]);
    modify(cx.scope(), id, Change { extras, ..Change::default() })?;
    Ok(())
}
