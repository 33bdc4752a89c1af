//! Lists of address blocks, which rules name in place of the blocks.

mod create;
mod delete;
mod entry;
mod get;
mod list;
mod modify;
mod rows;
#[cfg(test)]
mod tests;

pub use create::{New, create};
pub use delete::delete;
pub use entry::{Entry, Family};
pub use get::{associations, get, get_many};
pub use list::{Filter, list};
pub use modify::{Change, modify};

use kernel::Timestamp;

/// Kind under which tags of prefix lists are kept.
pub const TAGGED: &str = "prefix-list";

/// A list of address blocks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PrefixList {
    /// Identifier.
    pub id: String,
    /// Its place among the account's things.
    pub position: i64,
    /// The region it lies in.
    pub region: String,
    /// The product it belongs to, where a cloud has lists of several.
    pub service: String,
    /// The kind of its addresses.
    pub family: Family,
    /// Name; may be empty.
    pub name: String,
    /// Free text; may be empty.
    pub description: String,
    /// How many blocks it may have.
    pub max_entries: i64,
    /// Its blocks.
    pub entries: Vec<Entry>,
    /// Resource group; may be empty.
    pub resource_group: String,
    /// When it was made.
    pub created_at: Timestamp,
}
