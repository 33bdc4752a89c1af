//! Resource groups: parts of an account that policies can be limited to.
//!
//! Every account has a default one, which a cloud derives from the account's number; it is in no row and not known here.

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
pub use get::{exists, get};
pub use list::list;
pub use modify::rename;

use std::time::Duration;

use kernel::Timestamp;

/// Kind under which tags of resource groups are kept.
pub const TAGGED: &str = "resource-group";

/// How long a new group is being made. No document says; clients look again after seconds.
const MAKING: Duration = Duration::from_secs(2);

/// How long a deleted group is still shown. No document says how long it waits.
const WAITING: Duration = Duration::from_secs(3_600);

/// A resource group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ResourceGroup {
    /// Identifier.
    pub id: String,
    /// Name, which no other group of the account has.
    pub name: String,
    /// Name to show to people.
    pub display_name: String,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it was deleted.
    pub deleted_at: Option<Timestamp>,
}

/// The state of a resource group.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// It is being made.
    Creating,
    /// It is ready.
    Ready,
    /// It was deleted, and will be gone.
    PendingDelete,
}

impl ResourceGroup {
    /// Its state at an instant; `None` when it is gone.
    pub fn status(&self, now: Timestamp) -> Option<Status> {
        match self.deleted_at {
            Some(deleted) if now >= deleted + WAITING => None,
            Some(_) => Some(Status::PendingDelete),
            None if now < self.created_at + MAKING => Some(Status::Creating),
            None => Some(Status::Ready),
        }
    }
}
