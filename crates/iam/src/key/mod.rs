//! Long-term access keys, of users and of accounts themselves.

mod create;
mod delete;
mod last_used;
mod list;
pub(crate) mod rows;
mod update;

pub use create::create;
pub use delete::delete;
pub use last_used::{LastUse, LastUsed};
pub use list::{list, of_users};
pub(crate) use update::find;
pub use update::set_active;

use std::fmt;

use kernel::{TenantId, Timestamp};

/// A long-term access key.
#[derive(Clone)]
pub struct AccessKey {
    /// Identifier, which every signed call names.
    pub id: String,
    /// Secret, which signs the calls. Shown once, when the key is made.
    pub secret: String,
    /// Whether calls signed with it are accepted.
    pub active: bool,
    /// Account that the key belongs to.
    pub tenant: TenantId,
    /// Its user; `None` for a key of the account itself.
    pub user_id: Option<String>,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it was made active or inactive last; when it was made, until then.
    pub updated_at: Timestamp,
}

impl fmt::Debug for AccessKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AccessKey").field("id", &self.id).field("active", &self.active).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests;
