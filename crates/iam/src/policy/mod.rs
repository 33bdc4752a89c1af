//! Policies and their versions.

mod create;
mod delete;
mod get;
mod list;
pub(crate) mod rows;
mod system;
mod update;
mod version;

pub use create::{New, create};
pub use delete::delete;
pub use get::get;
pub use list::{Listed, list, page};
pub use system::{SystemPolicy, keep_system_policies, write_system_policies};
pub use update::describe;
pub use version::{
    NewVersion, Rotation, create as create_version, default_of as default_version, delete as delete_version,
    get as get_version, list as list_versions, set_default as set_default_version,
};

use kernel::{TenantId, Timestamp};
use store::Scope;

use crate::name::Name;

/// Kind under which tags of policies are kept.
pub const TAGGED: &str = "policy";

/// Whose policy it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Owner {
    /// The cloud itself; accounts can attach the policy and not change it.
    System,
    /// The account.
    Account,
}

impl Owner {
    /// Key of the rows that such policies have for the account of this scope.
    pub fn tenant(self, scope: &Scope<'_>) -> TenantId {
        match self {
            Self::System => scope.tenant().cloud.system,
            Self::Account => scope.tenant_id(),
        }
    }

    /// The owner of a row, seen from the account with key `account`.
    pub(crate) fn of(row: i64, account: i64) -> Self {
        if row == account { Self::Account } else { Self::System }
    }
}

/// A policy, without its documents.
#[derive(Debug, Clone)]
pub struct Policy {
    /// Whose policy it is.
    pub owner: Owner,
    /// Name, unique among the owner's policies without regard to case.
    pub name: Name,
    /// Free text.
    pub description: Option<String>,
    /// Number of the version that counts.
    pub default_version: i64,
    /// Highest number a version ever had; numbers are never used again.
    pub last_version: i64,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it was changed last.
    pub updated_at: Timestamp,
}

/// One version of a policy.
#[derive(Debug, Clone)]
pub struct Version {
    /// Its number; the first is 1.
    pub number: i64,
    /// The document, as it was written.
    pub document: String,
    /// Whether it is the one that counts.
    pub is_default: bool,
    /// When it was made.
    pub created_at: Timestamp,
}

#[cfg(test)]
mod tests;
