//! Security groups: rules for the traffic of the interfaces in them.

mod create;
mod delete;
mod get;
mod list;
mod member;
mod modify;
pub(super) mod rows;
pub mod rule;
#[cfg(test)]
mod tests;

pub use create::{New, create};
pub use delete::delete;
pub use get::{get, get_many};
pub use list::{Filter, list};
pub(crate) use member::check_network;
pub use member::{Who, in_network, join, leave, members, replace};
pub use modify::{Change, modify};

use kernel::Timestamp;

use crate::Extras;

/// Kind under which tags of security groups are kept.
pub const TAGGED: &str = "security-group";

/// A security group.
#[derive(Debug, Clone, PartialEq)]
pub struct SecurityGroup {
    /// Identifier.
    pub id: String,
    /// Its place among the account's things.
    pub position: i64,
    /// The region it lies in.
    pub region: String,
    /// The network whose interfaces it takes; empty where none is named.
    pub vpc_id: String,
    /// Name; may be empty.
    pub name: String,
    /// Free text; may be empty.
    pub description: String,
    /// The vendor's word for what kind of group it is.
    pub kind: String,
    /// Resource group; may be empty.
    pub resource_group: String,
    /// What only the dialect reads.
    pub extras: Extras,
    /// When it was made.
    pub created_at: Timestamp,
}
