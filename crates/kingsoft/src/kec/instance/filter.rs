//! What the filters of `DescribeInstances` look at.

use compute::instance::{AnyOf, Status};

use super::{charge, state_name};

/// The filters that there are.
pub(super) const NAMES: [&str; 13] = [
    "instance-id",
    "subnet-id",
    "vpc-id",
    "instance-name",
    "instance-type",
    "private-ip-address",
    "image-id",
    "charge-type",
    "network-interface.subnet-id",
    "network-interface.network-interface-id",
    "network-interface.group-id",
    "instance-state.name",
    "availability-zone-name",
];

/// What a filter asks for: its name and its values, of which one must be had. No values ask for nothing.
pub(super) fn condition(name: &str, values: &[String]) -> Option<AnyOf> {
    let values = || values.to_vec();
    Some(match name {
        "instance-id" => AnyOf::Id(values()),
        "subnet-id" | "network-interface.subnet-id" => AnyOf::Subnet(values()),
        "vpc-id" => AnyOf::Vpc(values()),
        "instance-name" => AnyOf::Name(values()),
        "instance-type" => AnyOf::Type(values()),
        "private-ip-address" => AnyOf::PrivateAddress(values()),
        "image-id" => AnyOf::Image(values()),
        "charge-type" => AnyOf::Charge(charge::words(&values())),
        "network-interface.network-interface-id" => AnyOf::Interface(values()),
        "network-interface.group-id" => AnyOf::Group(values()),
        "instance-state.name" => {
            let named = |status: &Status| values().iter().any(|value| value == state_name(*status));
            AnyOf::Status(Status::ALL.into_iter().filter(named).collect())
        }
        "availability-zone-name" => AnyOf::Zone(values()),
        _ => return None,
    })
}
