//! Attachments: which policy is attached to whom.

mod attach;
mod list;
pub(crate) mod rows;

pub use attach::{Change, attach, detach};
pub use list::{Attached, Entity, Filter, Listed, count, entities_of, page, policies_of};

use store::Scope;

use crate::error::Result;
use crate::name::Name;
use crate::{group, role, user};

/// Kinds of identity that a policy can be attached to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum HolderKind {
    /// A user.
    User,
    /// A group of users.
    Group,
    /// A role.
    Role,
}

impl HolderKind {
    /// The word under which it is stored.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::User => "user",
            Self::Group => "group",
            Self::Role => "role",
        }
    }

    /// The kind that is stored under a word.
    pub(crate) fn stored(word: &str) -> Self {
        match word {
            "group" => Self::Group,
            "role" => Self::Role,
            _ => Self::User,
        }
    }

    /// Identifier of the holder of this kind and name.
    pub fn find(self, scope: &mut Scope<'_>, name: &Name) -> Result<String> {
        Ok(match self {
            Self::User => user::get(scope, name)?.id,
            Self::Group => group::get(scope, name)?.id,
            Self::Role => role::get(scope, name)?.id,
        })
    }

    /// Identifier of the holder of this kind and name, when its policies may change.
    pub(crate) fn find_to_change(self, scope: &mut Scope<'_>, name: &Name) -> Result<String> {
        if self == Self::Role {
            let role = role::get(scope, name)?;
            role.unlinked()?;
            return Ok(role.id);
        }
        self.find(scope, name)
    }
}

/// How far an attachment reaches.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Reach {
    /// The whole account.
    #[default]
    Account,
    /// The resources of one resource group.
    ResourceGroup(String),
}

impl Reach {
    /// The text under which it is stored: empty for the account.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Account => "",
            Self::ResourceGroup(id) => id,
        }
    }

    /// The reach that is stored under a text.
    pub(crate) fn stored(text: String) -> Self {
        if text.is_empty() { Self::Account } else { Self::ResourceGroup(text) }
    }
}

#[cfg(test)]
mod tests;
