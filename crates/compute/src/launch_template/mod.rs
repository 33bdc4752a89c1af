//! Launch templates: what a launch asks for, kept under a name and in versions.
//!
//! Whether what a version asks for is there is found out by the launch; the template only keeps it.

mod create;
mod delete;
mod get;
mod list;
mod rows;
#[cfg(test)]
mod tests;
mod version;

pub use create::{New, create};
pub use delete::{delete, delete_versions};
pub use get::{Reference, default_versions, get, version};
pub use list::{Filter, VersionFilter, list, versions};
pub use version::{NewVersion, add_version, set_default};

use kernel::Timestamp;

use crate::Extras;

/// Kind under which tags of launch templates are kept.
pub const TAGGED: &str = "launch-template";

/// A launch template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LaunchTemplate {
    /// Identifier.
    pub id: String,
    /// Its place among the account's things.
    pub position: i64,
    /// The region it lies in.
    pub region: String,
    /// Name; the region has it once.
    pub name: String,
    /// Number of the version that launches take when they name none.
    pub default_version: i64,
    /// Number of the newest version, whether it is still there or not.
    pub latest_version: i64,
    /// Resource group; may be empty.
    pub resource_group: String,
    /// Who made it.
    pub created_by: String,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it got a version or another default last.
    pub modified_at: Timestamp,
}

/// A version of a launch template. It never changes.
#[derive(Debug, Clone, PartialEq)]
pub struct Version {
    /// Under what it is kept: the template with the number.
    key: String,
    /// The template.
    pub template: String,
    /// Its number, from 1.
    pub number: i64,
    /// Its place among the account's things.
    pub position: i64,
    /// Free text; may be empty.
    pub description: String,
    /// What it says of instances, which only the dialect reads.
    pub data: Extras,
    /// Who made it.
    pub created_by: String,
    /// When it was made.
    pub created_at: Timestamp,
}

/// Under what a version is kept.
fn key_of(template: &str, number: i64) -> String {
    format!("{template}/{number}")
}
