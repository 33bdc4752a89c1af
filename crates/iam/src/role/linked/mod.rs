//! Roles that belong to a service of the cloud: it alone assumes them, and their owner cannot change them.
//!
//! Such a role is made from its service's [`Template`] and deleted by a task: [`delete`] tries it at once and
//! keeps what became of it.

mod create;
mod delete;
pub(crate) mod rows;

pub use create::{New, create};
pub use delete::{delete, deletion, latest_deletion};

use kernel::Timestamp;
use store::row;

use super::Role;
use crate::error::{Error, Result};
use crate::name::Name;

/// What a cloud says about the roles of one of its services.
#[derive(Debug, Clone)]
pub struct Template {
    /// Name of the service, such as `ess.aliyuncs.com`.
    pub service: &'static str,
    /// Name of the role, before a suffix.
    pub role: &'static str,
    /// Name of the cloud's policy that the role carries.
    pub policy: &'static str,
    /// Whether the service may have several roles, told apart by a suffix.
    pub several: bool,
    /// Description of a role that is given none of its own.
    pub description: String,
    /// Trust policy, in the language of the account's cloud.
    pub trust: String,
    /// Longest session, in seconds.
    pub max_session: i64,
    /// Longest name of a role, in characters.
    pub longest_name: usize,
}

/// What a caller may choose about a service's role only where the service lets it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Choice {
    /// A suffix, where the service has one role only.
    Suffix,
    /// A suffix with which the name is too long.
    LongSuffix,
    /// A description, for the role without a suffix.
    Description,
}

row! {
    /// A thing that uses a role.
    #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
    pub struct Use {
        /// Region of the thing.
        pub region: String,
        /// Its resource name.
        pub resource: String,
    }
}

/// A task that was to delete a role. It succeeded when nothing used the role.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deletion {
    /// Identifier, a UUID.
    pub id: String,
    /// Name of the role.
    pub role: Name,
    /// The service that the role belonged to.
    pub service: String,
    /// When it was tried.
    pub created_at: Timestamp,
    /// What was in the way, in the order of regions and resource names.
    pub uses: Vec<Use>,
}

impl Deletion {
    /// Whether the role is gone.
    pub fn succeeded(&self) -> bool {
        self.uses.is_empty()
    }
}

impl Role {
    /// Refuses when the role belongs to a service.
    pub(crate) fn unlinked(&self) -> Result<()> {
        match &self.linked {
            Some(_) => Err(Error::ServiceLinked { role: self.name.to_string() }),
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests;
