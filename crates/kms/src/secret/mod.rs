//! Secrets: texts that are kept encrypted, in versions that are told apart by stages.

mod create;
mod delete;
mod get;
mod list;
mod rows;
#[cfg(test)]
mod tests;
mod update;
mod value;

pub use create::{New, create};
pub use delete::{Deletion, delete, restore};
pub(crate) use delete::{delete_due, next_deletion};
pub use get::{find, find_many, get};
pub use list::{Filter, TagFilter, list, tags, versions};
pub use update::{describe, move_stage};
pub use value::{Put, Which, put, value};

use kernel::Timestamp;

/// Kind under which tags of secrets are kept.
pub const TAGGED: &str = "kms-secret";

/// The stage of the version that is handed out where none is named.
pub const CURRENT: &str = "ACSCurrent";

/// The stage of the version that was handed out before.
pub const PREVIOUS: &str = "ACSPrevious";

/// A secret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Secret {
    /// Region and name, under which it is kept.
    pub place: String,
    /// Its place among the account's things.
    pub position: i64,
    /// The region it lies in.
    pub region: String,
    /// Name.
    pub name: String,
    /// Free text; may be empty.
    pub description: String,
    /// The key that its versions are encrypted with; empty for the sandbox's own.
    pub key_id: String,
    /// When it is deleted, while it is pending deletion.
    pub delete_at: Option<Timestamp>,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it was last changed.
    pub updated_at: Timestamp,
}

/// A version of a secret.
#[derive(Clone, PartialEq, Eq)]
pub struct Version {
    /// Secret and name, under which it is kept.
    pub version_place: String,
    /// Its place among the account's things.
    pub position: i64,
    /// Region and name of the secret.
    pub place: String,
    /// Name.
    pub name: String,
    /// The stages it is in.
    pub stages: Vec<String>,
    /// The text, encrypted.
    pub(crate) data: String,
    /// The vendor's word for what the text is.
    pub data_type: String,
    /// When it was made.
    pub created_at: Timestamp,
}

impl std::fmt::Debug for Version {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Version").field("name", &self.name).field("stages", &self.stages).finish_non_exhaustive()
    }
}

/// Under what a secret is kept.
pub fn place(region: &str, name: &str) -> String {
    format!("{region}/{name}")
}

/// Under what a version is kept. Names have no blanks.
fn version_place(place: &str, version: &str) -> String {
    format!("{place} {version}")
}
