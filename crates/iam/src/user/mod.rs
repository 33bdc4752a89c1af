//! Users: identities of people and programs inside an account.

mod create;
mod delete;
mod get;
mod list;
pub(crate) mod rows;
mod update;

pub use create::{New, create};
pub use delete::delete;
pub use get::{by_id, by_ids, get, of_key};
pub use list::list;
pub use update::{Change, update};

use kernel::Timestamp;

use crate::name::Name;

/// Kind under which tags of users are kept.
pub const TAGGED: &str = "user";

/// A user.
#[derive(Debug, Clone)]
pub struct User {
    /// Identifier; a user made again under the same name has another one.
    pub id: String,
    /// Name, unique in the account without regard to case.
    pub name: Name,
    /// Name to show to people.
    pub display_name: Option<String>,
    /// Mail address.
    pub email: Option<String>,
    /// Phone number, with its country code.
    pub mobile_phone: Option<String>,
    /// Free text.
    pub comments: Option<String>,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it was changed last.
    pub updated_at: Timestamp,
    /// When it signed in last, with its password; `None` when it never did.
    pub last_login_at: Option<Timestamp>,
}

#[cfg(test)]
mod tests;
