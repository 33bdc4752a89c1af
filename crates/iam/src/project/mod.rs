//! Projects: parts of an account that its resources are in, each in one.
//!
//! Every account has a default one, number 0, which is in no row. A resource says in its resource group which project it
//! is in: by the number, or by nothing where it is in the default one.

mod create;
mod get;
mod list;
mod rows;
#[cfg(test)]
mod tests;
mod update;

pub use create::{New, create};
pub use get::{check, get};
pub use list::list;
pub use update::{Change, update};

use kernel::Timestamp;

/// Number of the default project.
pub const DEFAULT: i64 = 0;

/// A project.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Project {
    /// Under what it is kept: its number as a text.
    key: String,
    /// Number.
    pub number: i64,
    /// Name, which no other project of the account has.
    pub name: String,
    /// Free text; may be empty.
    pub description: String,
    /// When it was made.
    pub created_at: Timestamp,
}

/// What a resource in a project has as its resource group.
pub fn group_of(number: i64) -> String {
    if number == DEFAULT { String::new() } else { number.to_string() }
}

/// The project that a resource with this resource group is in.
pub fn of_group(group: &str) -> i64 {
    group.parse().unwrap_or(DEFAULT)
}
