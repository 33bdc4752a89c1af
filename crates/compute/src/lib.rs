//! Instances, images, disks and networks, without any vendor's words.
//!
//! | Module | Says |
//! |---|---|
//! | [`catalogue`] | which regions, instance types, images and disks there are to choose from |
//! | [`transition`] | the states of what is attached and detached |
//! | [`capacity_reservation`] | room for instances that is kept for an account |
//! | [`command`] | scripts that are kept to be run inside instances |
//! | [`dedicated_host`] | machines on which the instances of one account are alone |
//! | [`deployment_set`] | instances that run on different hardware |
//! | [`disk`] | the disks that instances have, and those of their own |
//! | [`image`] | the images that accounts make |
//! | [`instance`] | ordering, finding, starting, stopping, changing and releasing instances |
//! | [`invocation`] | what is to be done inside instances, and what came of it |
//! | [`key_pair`] | the keys with which people sign in to instances |
//! | [`launch_template`] | launches that are kept under a name, in versions |
//! | [`listing`] | which part of a list is wanted, and that part |
//! | [`name_pattern`] | the names that a batch of instances gets from one request |
//! | [`network`] | networks, subnets, security groups, interfaces, elastic addresses and the addresses in use |
//! | [`id_format`] | how a cloud spells the identifiers of these things |
//! | [`snapshot`] | snapshots of disks |
//! | [`snapshot_policy`] | snapshots that are made by themselves at certain hours |
//! | [`making`] | what takes its time to be made |
//! | [`resource`] | the kinds of resources, and where their things lie |

pub mod capacity_reservation;
pub mod catalogue;
pub mod command;
pub mod dedicated_host;
pub mod deployment_set;
pub mod disk;
mod error;
pub mod id_format;
pub mod image;
pub mod instance;
pub mod invocation;
pub mod key_pair;
pub mod launch_template;
pub mod listing;
pub mod making;
pub mod name_pattern;
pub mod network;
pub mod resource;
pub mod scaling;
pub mod snapshot;
pub mod snapshot_policy;
#[cfg(test)]
mod testing;
pub mod transition;

pub use error::{Error, Kind, Result};
pub use id_format::{IdFormats, Location};

/// What a dialect keeps with a resource and the core does not read.
pub type Extras = serde_json::Map<String, serde_json::Value>;
