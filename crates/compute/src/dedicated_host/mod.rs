//! Dedicated hosts: machines on which the instances of one account are alone.
//!
//! Nothing of the sandbox is hardware, so a host limits which instances it takes and how many, and no more. What a host of a
//! type has room for is for the dialect to say.

mod allocate;
pub mod cluster;
mod get;
mod list;
mod modify;
mod release;
mod residents;
mod rows;
#[cfg(test)]
mod tests;

pub use allocate::{New, allocate};
pub use get::{get, get_many};
pub use list::{Filter, list};
pub use modify::{Change, modify};
pub use release::{next_release, release, release_due};
pub use residents::{OF_INSTANCE, residents};

use kernel::Timestamp;

use crate::Extras;

/// Kind under which tags of dedicated hosts are kept.
pub const TAGGED: &str = "dedicated_host";

/// A dedicated host.
#[derive(Debug, Clone, PartialEq)]
pub struct DedicatedHost {
    /// Identifier.
    pub id: String,
    /// Its place among the account's things.
    pub position: i64,
    /// The region it lies in.
    pub region: String,
    /// The zone it lies in.
    pub zone: String,
    /// Name; may be empty.
    pub name: String,
    /// Free text; may be empty.
    pub description: String,
    /// The vendor's word for its type.
    pub kind: String,
    /// The cluster it is in; empty for none.
    pub cluster_id: String,
    /// The code of the machine.
    pub machine_id: String,
    /// Whether it takes instances that name no host.
    pub is_automatic: bool,
    /// The vendor's word for how it is paid for.
    pub charge: String,
    /// Until when it is paid for, where it is paid for ahead of time.
    pub expires_at: Option<Timestamp>,
    /// When it is released by itself.
    pub release_at: Option<Timestamp>,
    /// Resource group; may be empty.
    pub resource_group: String,
    /// What only the dialect reads.
    pub extras: Extras,
    /// When it was made.
    pub created_at: Timestamp,
}
