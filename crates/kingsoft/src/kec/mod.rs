//! KEC, version 2016-03-04: instances, their roles and local disks, what they can be made from, and models of them.

pub(crate) mod condition_keys;
pub mod data_guard;
pub mod errors;
pub(crate) mod field;
pub mod image;
pub mod instance;
pub mod instance_type;
pub mod key;
pub mod local_volume;
pub(crate) mod location;
pub mod model;
pub mod network_interface;
mod outcome;
pub mod region;
pub mod role;
pub mod snapshot_policy;

use wire::{Service, routes};

use crate::product::Product;
use crate::regional::{Named, Regional};

/// The product and its operations.
pub static PRODUCT: Product = Product {
    name: Kec::NAME,
    version: Kec::VERSION,
    regional: true,
    routes: routes![
        data_guard::AddVmIntoDataGuard,
        data_guard::CreateDataGuardGroup,
        data_guard::DeleteDataGuardGroups,
        data_guard::DescribeDataGuardGroup,
        data_guard::ModifyDataGuardGroups,
        data_guard::RemoveVmFromDataGuard,
        image::CopyImage,
        image::CreateImage,
        image::DescribeImages,
        image::ImportImage,
        image::ModifyImageAttribute,
        image::RemoveImages,
        instance::DescribeInstances,
        instance::ModifyInstanceAttribute,
        instance::ModifyInstanceAutoDeleteTime,
        instance::ModifyInstanceChargeType,
        instance::ModifyInstanceImage,
        instance::ModifyInstanceType,
        instance::OnEach<instance::RebootInstances>,
        instance::RunInstances,
        instance::SetInstanceResourceProtect,
        instance::OnEach<instance::StartInstances>,
        instance::OnEach<instance::StopInstances>,
        instance::OnEach<instance::TerminateInstances>,
        instance_type::DescribeInstanceTypeConfigs,
        key::ChangeKeys<key::AttachKey>,
        key::ChangeKeys<key::DetachKey>,
        local_volume::CreateLocalVolumeSnapshot,
        local_volume::DeleteLocalVolumeSnapshot,
        local_volume::DescribeLocalVolumeSnapshots,
        local_volume::DescribeLocalVolumes,
        local_volume::RollbackLocalVolume,
        network_interface::AttachNetworkInterface,
        network_interface::DetachNetworkInterface,
        network_interface::ModifyNetworkInterfaceAttribute,
        model::CreateModel,
        model::DescribeModels,
        model::TerminateModels,
        region::DescribeAvailabilityZones,
        region::DescribeRegions,
        role::AttachInstancesIamRole,
        role::DescribeKecIamRoles,
        role::DetachInstancesIamRole,
        snapshot_policy::ApplyAutoSnapshotPolicy,
        snapshot_policy::CancelAutoSnapshotPolicy,
        snapshot_policy::CreateAutoSnapshotPolicy,
        snapshot_policy::DeleteAutoSnapshotPolicy,
        snapshot_policy::DescribeAutoSnapshotPolicy,
        snapshot_policy::ModifyAutoSnapshotPolicy,
    ],
};

/// The service.
pub type Kec = Regional<Name>;

/// What it is called.
#[derive(Debug)]
pub struct Name;

impl Named for Name {
    const NAME: &'static str = "kec";
    const ITEM: fn(&str) -> &'static str = item;
}

/// Names of the elements of lists in XML.
fn item(list: &str) -> &'static str {
    match list {
        "RegionSet" => "Region",
        "AvailabilityZoneSet" => "AvailabilityZone",
        "InstanceTypeConfigSet" => "InstanceTypeConfig",
        _ => "Item",
    }
}
