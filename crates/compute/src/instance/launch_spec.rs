//! What a launch says.
//!
//! A dialect reads its vendor's parameters, checks what the vendor checks, and groups them here.

use std::net::Ipv4Addr;

use kernel::{Tags, Timestamp};

use super::{HostName, InstanceName, UserData};
use crate::Extras;
use crate::disk;
use crate::image::Software;
use crate::network::block::Reservation;
use crate::network::interface::{Details, Further, Interface};
use crate::network::security_group::SecurityGroup;
use crate::network::subnet::Subnet;

/// What to launch.
#[derive(Debug, Clone)]
pub struct LaunchSpec {
    /// How many.
    pub count: Count,
    /// The zone they must lie in; `None` for that of the subnet.
    pub zone: Option<String>,
    /// Their size.
    pub hardware: Hardware,
    /// The image they are made from.
    pub image_id: String,
    /// What is in it, where it is not one of the vendor's.
    pub software: Option<Software>,
    /// Their disks, the system disk first.
    pub disks: Vec<disk::Spec>,
    /// Where they are in the network.
    pub networking: Networking,
    /// What they are called.
    pub naming: Naming,
    /// The key pair that is put into them; may be empty.
    pub key_pair: String,
    /// The role they get, which only [`iam::role::passable`] can vouch for.
    pub role: Option<iam::role::Passable>,
    /// How their metadata can be read.
    pub metadata: MetadataOptions,
    /// What they read when they first start.
    pub user_data: Option<UserData>,
    /// How they are paid for.
    pub charge: Charge,
    /// Whether they are protected from being released.
    pub protected: bool,
    /// Whether they start by themselves.
    pub starts: bool,
    /// Resource group; may be empty.
    pub resource_group: String,
    /// When it is released by itself.
    pub release_at: Option<Timestamp>,
    /// Tags.
    pub tags: Tags,
    /// Whether their disks and interfaces get the tags as well.
    pub shares_tags: bool,
    /// What only the dialect reads.
    pub extras: Extras,
}

/// How many instances are wanted, and how many are enough.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Count {
    /// How many are wanted.
    pub wanted: u32,
    /// How many there must be at least, else none is made.
    pub least: u32,
}

impl Count {
    /// Exactly this many or none.
    pub fn exactly(count: u32) -> Self {
        Self { wanted: count, least: count }
    }
}

/// The size of an instance.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hardware {
    /// The instance type.
    pub type_id: String,
    /// The family of that type.
    pub family: String,
}

/// Where instances are in the network.
#[derive(Debug, Clone)]
pub struct Networking {
    /// The subnet they are in, as it is now.
    pub subnet: Subnet,
    /// The primary interface, where it is there already, as it is now; then one instance is launched.
    pub interface: Option<Box<Interface>>,
    /// The security groups of their primary interface, as they are now.
    pub groups: Vec<SecurityGroup>,
    /// The private address of the first; the others get the ones behind it.
    pub address: Option<Ipv4Addr>,
    /// What else is said of the primary interface.
    pub details: Details,
    /// The interfaces that each has beside its primary one.
    pub further: Vec<Further>,
    /// The addresses of a subnet that the vendor keeps for itself.
    pub reservation: Reservation,
    /// Their way to the Internet.
    pub internet: Internet,
    /// Whether each gets a public address.
    pub public: bool,
}

/// The way of an instance to the Internet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Internet {
    /// The vendor's word for how traffic is paid for.
    pub charge: String,
    /// Most Mbit/s towards the instance.
    pub mbps_in: i64,
    /// Most Mbit/s from the instance; 0 for no way out.
    pub mbps_out: i64,
}

/// What instances are called.
#[derive(Debug, Clone)]
pub struct Naming {
    /// Names in order; where there are too few, the id is the name.
    pub names: Vec<InstanceName>,
    /// Host names in order.
    pub host_names: Vec<HostName>,
    /// The host name that an id leads to where there are too few.
    pub default_host_name: fn(&str) -> String,
    /// Free text; may be empty.
    pub description: String,
}

/// How an instance is paid for: kept and shown, never charged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Charge {
    /// The vendor's word for it.
    pub kind: String,
}

/// How an instance's metadata can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MetadataOptions {
    /// Whether it can be read at all.
    pub enabled: bool,
    /// Whether a token is asked for.
    pub token_required: bool,
    /// How far the answer to a request for a token may travel.
    pub hop_limit: i64,
    /// Whether tags can be read.
    pub tags: bool,
}

impl Default for MetadataOptions {
    fn default() -> Self {
        Self { enabled: true, token_required: false, hop_limit: 1, tags: false }
    }
}

/// The role of an instance.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Role {
    /// Its name.
    pub name: String,
    /// A policy that narrows the sessions of this instance.
    pub policy: Option<String>,
}
