//! Instances: ordering, finding, starting, stopping, changing and releasing them.
//!
//! [`run`] takes an [`LaunchSpec`]; [`get`] and [`list`] find instances; [`metadata_view`] and
//! [`find_anywhere`] serve the metadata service. An instance's state follows from time, see [`lifecycle`].

mod get;
pub mod host_name;
mod internet;
mod keepers;
mod launch_spec;
pub mod lifecycle;
mod list;
mod metadata_view;
mod modify;
pub mod name;
pub mod password;
mod power;
mod reinstall;
mod release;
mod relocate;
mod resize;
pub mod role;
mod rows;
mod run;
#[cfg(test)]
mod tests;
pub mod text;
pub mod user_data;

pub use get::{get, get_many, user_data_in, user_data_of};
pub use host_name::{HostName, HostRules};
pub use internet::{allocate_public_address, set_internet};
pub use keepers::{Keeper, keepers};
pub use launch_spec::{Charge, Count, Hardware, Internet, LaunchSpec, MetadataOptions, Naming, Networking, Role};
pub use lifecycle::{Lifecycle, Status, Timing, WrongState};
#[cfg(test)]
use list::plan;
pub use list::{AnyOf, Filter, Order as ListOrder, list};
pub use metadata_view::{MetadataView, find_anywhere, metadata_view};
pub(crate) use modify::set_key_pair;
pub use modify::{Change, modify};
pub use name::{InstanceName, NameRules};
pub use password::{Password, PasswordRules};
pub use power::{Stop, reboot, start, stop};
pub use reinstall::replace_system_disk;
pub(crate) use release::release_of_group;
pub use release::{next_release, release, release_due};
pub use relocate::{Destination, relocate};
pub use resize::{resize, resize_up};
pub use run::run;
pub use text::{Description, TextError};
pub use user_data::{UserData, UserDataError};

use std::net::Ipv4Addr;

use kernel::Timestamp;

use crate::Extras;
use crate::image::Software;

/// Kind under which tags of instances are kept.
pub const TAGGED: &str = "instance";

/// An instance.
#[derive(Debug, Clone, PartialEq)]
pub struct Instance {
    /// Identifier.
    pub id: String,
    /// Its place among the account's things.
    pub position: i64,
    /// The region it lies in.
    pub region: String,
    /// The zone it lies in.
    pub zone: String,
    /// Name.
    pub name: String,
    /// Free text; may be empty.
    pub description: String,
    /// Host name.
    pub host_name: String,
    /// Serial number of the machine.
    pub serial_number: String,
    /// The image it was made from.
    pub image_id: String,
    /// What is on its system disk, where that image is not one of the vendor's.
    pub software: Option<Software>,
    /// Its size.
    pub hardware: Hardware,
    /// What was last asked of it, from which its state follows.
    pub lifecycle: Lifecycle,
    /// When it came up the last time, of one that is down or on its way down; nothing of one that never was up.
    pub started_at: Option<Timestamp>,
    /// The vendor's word for what it costs while it is stopped; empty when none was said.
    pub stop_mode: String,
    /// Its network.
    pub vpc_id: String,
    /// Its subnet.
    pub subnet_id: String,
    /// Its primary interface.
    pub interface_id: String,
    /// Hardware address of that interface.
    pub mac: String,
    /// Private address of that interface.
    pub private_address: Ipv4Addr,
    /// Security groups of that interface, in the order in which they were named.
    pub groups: Vec<String>,
    /// The public address that came with it.
    pub public_address: Option<Ipv4Addr>,
    /// The elastic address that it was given.
    pub elastic_address: Option<Ipv4Addr>,
    /// Identifier of that address.
    pub elastic_id: Option<String>,
    /// Most Mbit/s of that address.
    pub elastic_mbps: Option<i64>,
    /// The vendor's word for how traffic of that address is paid for.
    pub elastic_charge: Option<String>,
    /// Its way to the Internet.
    pub internet: Internet,
    /// How it is paid for.
    pub charge: Charge,
    /// The key pair that was put into it; may be empty.
    pub key_pair: String,
    /// The role whose credentials it can fetch.
    pub role: Option<Role>,
    /// How its metadata can be read.
    pub metadata: MetadataOptions,
    /// Whether it is protected from being released.
    pub protected: bool,
    /// Resource group; may be empty.
    pub resource_group: String,
    /// When it is released by itself.
    pub release_at: Option<Timestamp>,
    /// Its place in the batch it was ordered with, from 0.
    pub launch_index: i64,
    /// What only the dialect reads.
    pub extras: Extras,
    /// When it was made.
    pub created_at: Timestamp,
}

impl Instance {
    /// Its state at a moment.
    pub fn status(&self, now: Timestamp) -> Status {
        self.lifecycle.status(now)
    }

    /// When it came up the last time, as far as that is over at a moment.
    pub fn last_start(&self, now: Timestamp) -> Option<Timestamp> {
        self.lifecycle.running_since(now).or(self.started_at)
    }
}
