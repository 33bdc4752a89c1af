//! Tags that an account keeps, whether anything has them or not.
//!
//! Which kinds of things carry them, the dialect says: by the words under which their tags are kept.

mod delete;
mod keep;
mod list;
mod rows;
#[cfg(test)]
mod tests;

pub use delete::delete;
pub use keep::keep;
pub use list::list;

use kernel::Timestamp;

/// A tag of an account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccountTag {
    /// Key.
    pub key: String,
    /// Value; may be empty.
    pub value: String,
    /// When it was made; `None` where things got it and it was never made by itself.
    pub created_at: Option<Timestamp>,
    /// How many things have it.
    pub uses: i64,
}
