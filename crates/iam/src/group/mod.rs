//! Groups of users, and who is in them.

mod create;
mod delete;
mod get;
mod list;
mod membership;
pub(crate) mod rows;
mod update;

pub use create::{New, create};
pub use delete::delete;
pub use get::get;
pub use list::{Size, count, list, sizes};
pub use membership::{Joined, Member, add_user, groups_of, members_of, remove_user};
pub use update::{Change, update};

use kernel::Timestamp;

use crate::name::Name;

/// Kind under which tags of groups are kept.
pub const TAGGED: &str = "group";

/// A group of users.
#[derive(Debug, Clone)]
pub struct Group {
    /// Identifier; a group made again under the same name has another one.
    pub id: String,
    /// Name, unique in the account without regard to case.
    pub name: Name,
    /// Name to show to people.
    pub display_name: Option<String>,
    /// Free text.
    pub comments: Option<String>,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it was changed last.
    pub updated_at: Timestamp,
}

#[cfg(test)]
mod tests;
