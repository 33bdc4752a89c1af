//! Roles: identities that others may take on for a while.

mod create;
mod delete;
mod get;
pub mod linked;
mod list;
mod pass;
pub(crate) mod rows;
mod update;

pub use create::{New, create};
pub use delete::delete;
pub use get::{by_id, get};
pub use list::{list, page, summaries};
pub use pass::{Passable, passable, passable_untrusting};
pub use update::{Change, update};

use kernel::{Tags, Timestamp};

use crate::name::Name;

/// Kind under which tags of roles are kept.
pub const TAGGED: &str = "role";

/// A role.
#[derive(Debug, Clone)]
pub struct Role {
    /// Identifier; a role made again under the same name has another one.
    pub id: String,
    /// Name, unique in the account without regard to case.
    pub name: Name,
    /// Trust policy: who may assume the role. Kept as it was written.
    pub trust: String,
    /// Free text.
    pub description: Option<String>,
    /// Longest session, in seconds.
    pub max_session: i64,
    /// The service that the role belongs to; `None` for a role of the account's own.
    pub linked: Option<String>,
    /// Whether people may switch to the role in the console.
    pub console_login: bool,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it was changed last.
    pub updated_at: Timestamp,
}

/// What lists show of a role.
#[derive(Debug, Clone)]
pub struct Summary {
    /// Identifier.
    pub id: String,
    /// Name.
    pub name: Name,
    /// Free text.
    pub description: Option<String>,
    /// Longest session, in seconds.
    pub max_session: i64,
    /// Whether people may switch to the role in the console.
    pub console_login: bool,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it was changed last.
    pub updated_at: Timestamp,
    /// Tags.
    pub tags: Tags,
}

impl From<Role> for Summary {
    /// The summary of a role whose tags were not read.
    fn from(role: Role) -> Self {
        Self {
            id: role.id,
            name: role.name,
            description: role.description,
            max_session: role.max_session,
            console_login: role.console_login,
            created_at: role.created_at,
            updated_at: role.updated_at,
            tags: Tags::default(),
        }
    }
}

#[cfg(test)]
mod tests;
