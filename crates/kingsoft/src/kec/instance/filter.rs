//! What the filters of `DescribeInstances` look at.

use compute::instance::Instance;
use kernel::Timestamp;

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

/// What an instance has under the name of a filter.
pub(super) fn look(instance: &Instance, name: &str, now: Timestamp) -> Vec<String> {
    let one = |text: &str| vec![text.to_owned()];
    match name {
        "instance-id" => one(&instance.id),
        "subnet-id" | "network-interface.subnet-id" => one(&instance.subnet_id),
        "vpc-id" => one(&instance.vpc_id),
        "instance-name" => one(&instance.name),
        "instance-type" => one(&instance.hardware.type_id),
        "private-ip-address" => one(&instance.private_address.to_string()),
        "image-id" => one(&instance.image_id),
        "charge-type" => charge::names(&instance.charge.kind),
        "network-interface.network-interface-id" => one(&instance.interface_id),
        "network-interface.group-id" => instance.groups.clone(),
        "instance-state.name" => one(state_name(instance.status(now))),
        "availability-zone-name" => one(&instance.zone),
        _ => Vec::new(),
    }
}

/// Whether a text is a part of an instance's name or private address.
pub(super) fn is_found(instance: &Instance, text: &str) -> bool {
    instance.name.contains(text) || instance.private_address.to_string().contains(text)
}
