//! Clusters of dedicated hosts: names for some hosts of a zone.

mod create;
mod delete;
mod get;
mod list;
mod modify;
mod rows;

pub use create::{New, create};
pub use delete::delete;
pub use get::get;
pub use list::{Filter, list};
pub use modify::{Change, modify};

use kernel::Timestamp;

/// Kind under which tags of clusters of dedicated hosts are kept.
pub const TAGGED: &str = "dedicated_host_cluster";

/// A cluster of dedicated hosts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DedicatedHostCluster {
    /// Identifier.
    pub id: String,
    /// Its place among the account's things.
    pub position: i64,
    /// The region it lies in.
    pub region: String,
    /// The zone its hosts are in.
    pub zone: String,
    /// Name; may be empty.
    pub name: String,
    /// Free text; may be empty.
    pub description: String,
    /// Resource group; may be empty.
    pub resource_group: String,
    /// When it was made.
    pub created_at: Timestamp,
}
