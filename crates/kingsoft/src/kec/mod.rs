//! KEC, version 2016-03-04: instances, their roles, and what they can be made from.

pub(crate) mod condition_keys;
pub mod errors;
pub(crate) mod field;
pub mod image;
pub mod instance;
pub mod instance_type;
pub mod key;
pub(crate) mod location;
pub mod network_interface;
mod outcome;
pub mod region;
pub mod role;
pub mod snapshot_policy;

use policy_engine::Context;
use store::Fault;
use wire::{Check, Cx, Failure, ParamError, Service, routes};

use crate::product::Product;
use errors::Error;

/// The product and its operations.
pub static PRODUCT: Product = Product {
    name: Kec::NAME,
    version: Kec::VERSION,
    regional: true,
    routes: routes![
        image::DescribeImages,
        instance::DescribeInstances,
        instance::ModifyInstanceAttribute,
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
        network_interface::AttachNetworkInterface,
        network_interface::DetachNetworkInterface,
        network_interface::ModifyNetworkInterfaceAttribute,
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
#[derive(Debug)]
pub struct Kec;

impl Service for Kec {
    const NAME: &'static str = "kec";
    const VERSION: &'static str = "2016-03-04";
    const ITEM: fn(&str) -> &'static str = item;
    type Dialect = crate::dialect::Kingsoft;
    type Error = Error;

    fn refuse_param(error: &ParamError) -> Failure {
        errors::refuse_param(error)
    }

    fn refuse(error: &Error) -> Failure {
        errors::refuse(error)
    }

    fn facts(cx: &mut Cx<'_>, check: &Check, context: &mut Context) -> Result<(), Fault> {
        condition_keys::tags(cx, check, context)
    }
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
