//! Functions.

mod create;
mod delete;
mod get;
mod list;
mod modify;
mod rows;
#[cfg(test)]
mod tests;

pub use create::{New, create};
pub use delete::delete;
pub use get::get;
pub use list::{Filter, list};
pub use modify::modify;

use kernel::Timestamp;

use crate::Extras;

/// Kind under which tags of functions are kept.
pub const TAGGED: &str = "function";

/// A function.
#[derive(Debug, Clone, PartialEq)]
pub struct Function {
    /// Under what it is kept: its region and its name.
    pub key: String,
    /// The region it lies in.
    pub region: String,
    /// Name; the region has it once.
    pub name: String,
    /// Identifier that no other function has.
    pub id: String,
    /// Free text; may be empty.
    pub description: String,
    /// What its code is written in.
    pub runtime: String,
    /// Where its code begins.
    pub handler: String,
    /// The role whose credentials it is called with, as the dialect writes roles; empty where it has none.
    pub role: String,
    /// Variables of its environment.
    pub environment: Extras,
    /// Everything else that is said of it, which only the dialect reads.
    pub configuration: Extras,
    /// Size of its code, in bytes; 0 where the code is kept elsewhere.
    pub code_size: i64,
    /// Checksum of its code, as the dialect writes one; empty where the code is kept elsewhere.
    pub code_checksum: String,
    /// Resource group; may be empty.
    pub resource_group: String,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it was changed last.
    pub modified_at: Timestamp,
}

/// Under what the function of a region is kept.
pub fn key_in(region: &str, name: &str) -> String {
    format!("{region}/{name}")
}
