//! Groups of snapshots: those that were made together of the disks of an instance.

mod create;
mod delete;
mod get;
mod list;
mod modify;
mod rows;

pub use create::{New, create};
pub use delete::{Deleted, delete};
pub use get::get;
pub use list::{Filter, list, members};
pub use modify::{Change, modify};

use kernel::Timestamp;

/// Kind under which tags of groups are kept.
pub const TAGGED: &str = "snapshotgroup";

/// A group of snapshots.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SnapshotGroup {
    /// Identifier.
    pub id: String,
    /// Its place among the account's things.
    pub position: i64,
    /// The region it lies in.
    pub region: String,
    /// Name; may be empty.
    pub name: String,
    /// Free text; may be empty.
    pub description: String,
    /// The instance whose disks the snapshots are of.
    pub instance_id: String,
    /// Resource group; may be empty.
    pub resource_group: String,
    /// When it was made.
    pub created_at: Timestamp,
}
