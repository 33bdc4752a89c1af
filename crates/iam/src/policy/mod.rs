//! Policies and their versions.

mod create;
mod delete;
mod get;
mod list;
pub(crate) mod rows;
mod update;
mod version;

pub use create::{New, create};
pub use delete::delete;
pub use get::get;
pub use list::{Listed, list, page};
pub use update::describe;
pub use version::{
    NewVersion, Rotation, create as create_version, default_of as default_version, delete as delete_version,
    get as get_version, list as list_versions, set_default as set_default_version,
};

use kernel::{SystemPolicy, TenantId, Timestamp};
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
    /// Key by which rows of the account of this scope name the owner.
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

impl From<&SystemPolicy> for Policy {
    fn from(system: &SystemPolicy) -> Self {
        Self {
            owner: Owner::System,
            name: Name::new(system.name),
            description: Some(system.description.clone().into_owned()),
            default_version: system.version,
            last_version: system.version,
            created_at: system.created_at,
            updated_at: system.updated_at,
        }
    }
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

impl From<&SystemPolicy> for Version {
    fn from(system: &SystemPolicy) -> Self {
        Self {
            number: system.version,
            document: system.document.clone(),
            is_default: true,
            created_at: system.updated_at,
        }
    }
}

#[cfg(test)]
mod tests;
