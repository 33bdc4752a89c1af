//! Deployment sets: instances in one run on different hardware.
//!
//! Nothing of the sandbox is hardware, so a set limits how many instances it takes and no more. The dialect keeps with each
//! instance which set it is in, and says under which name.

mod create;
mod delete;
mod get;
mod list;
mod members;
mod modify;
mod rows;
#[cfg(test)]
mod tests;

pub use create::{New, create};
pub use delete::delete;
pub use get::get;
pub use list::{Filter, list};
pub use members::{Member, members};
pub use modify::{Change, modify};

use kernel::Timestamp;

use crate::Extras;

/// A deployment set.
#[derive(Debug, Clone, PartialEq)]
pub struct DeploymentSet {
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
    /// The vendor's word for how instances are spread.
    pub strategy: String,
    /// How many groups it has, where the strategy has groups.
    pub group_count: Option<i64>,
    /// What only the dialect reads.
    pub extras: Extras,
    /// When it was made.
    pub created_at: Timestamp,
}
