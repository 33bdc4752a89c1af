//! The codes with which ECS refuses, and VPC where it says the same: one file for each resource.
//!
//! Source: the error tables of the vendor's pages of 2021, with the spelling they have there. Codes that no page has are
//! listed with their reason in the test of the tables.

pub(crate) mod call;
pub(crate) mod capacity_reservation;
pub(crate) mod charge;
pub(crate) mod cloud_assistant;
pub(crate) mod dedicated_host;
pub(crate) mod deployment_set;
pub(crate) mod disk;
pub(crate) mod image;
pub(crate) mod instance;
pub(crate) mod interface;
pub(crate) mod key_pair;
pub(crate) mod launch_template;
pub(crate) mod network;
pub(crate) mod prefix_list;
pub(crate) mod region;
pub(crate) mod role;
pub(crate) mod security_group;
pub(crate) mod snapshot;
pub(crate) mod tag;

/// Every code, by table.
#[cfg(test)]
pub(crate) const ALL: [&[crate::code::Code]; 19] = [
    call::ALL,
    capacity_reservation::ALL,
    charge::ALL,
    cloud_assistant::ALL,
    dedicated_host::ALL,
    deployment_set::ALL,
    disk::ALL,
    image::ALL,
    instance::ALL,
    interface::ALL,
    key_pair::ALL,
    launch_template::ALL,
    network::ALL,
    prefix_list::ALL,
    region::ALL,
    role::ALL,
    security_group::ALL,
    snapshot::ALL,
    tag::ALL,
];
