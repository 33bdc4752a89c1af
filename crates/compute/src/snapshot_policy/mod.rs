//! Policies by which snapshots are made of disks at certain hours, and go after some days.

mod apply;
mod create;
mod delete;
mod due;
mod get;
mod list;
mod modify;
mod rows;
pub mod schedule;
#[cfg(test)]
mod tests;

pub use apply::{apply, cancel, works_on};
pub use create::{New, create};
pub use delete::delete;
pub use due::{Automatic, next_run, run_due};
pub use get::{find_many, get};
pub use list::{Filter, list};
pub use modify::{Change, modify};
pub use schedule::Schedule;

use kernel::Timestamp;

use crate::Extras;

/// Kind under which tags of policies are kept.
pub const TAGGED: &str = "snapshotpolicy";

/// A policy by which snapshots are made.
#[derive(Debug, Clone, PartialEq)]
pub struct SnapshotPolicy {
    /// Identifier.
    pub id: String,
    /// Its place among the account's things.
    pub position: i64,
    /// The region it lies in.
    pub region: String,
    /// Name; may be empty.
    pub name: String,
    /// When snapshots are made.
    pub schedule: Schedule,
    /// How many days they are kept; as long as nobody deletes them where nothing is said.
    pub retention_days: Option<i64>,
    /// What becomes of them in other regions.
    pub copying: Copying,
    /// What only the dialect reads.
    pub extras: Extras,
    /// Resource group; may be empty.
    pub resource_group: String,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it works next.
    pub next_at: Timestamp,
    /// How many disks it works on.
    pub disks: i64,
}

/// Whether snapshots are copied to other regions.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Copying {
    /// Whether they are.
    pub is_on: bool,
    /// To which regions.
    pub regions: Vec<String>,
    /// How many days copies are kept; as long as nobody deletes them where nothing is said.
    pub retention_days: Option<i64>,
}
