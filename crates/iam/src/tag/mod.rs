//! Tags of users, groups, roles and policies.

mod change;
mod list;
mod rows;

pub use change::{add, remove, remove_all};
pub use list::{Tagged, list};

use kernel::Tags;
use store::Scope;

use crate::error::Result;
use crate::name::Name;
use crate::policy::{self, Owner};
use crate::{group, role, user};

/// Kinds of things that carry tags.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Subject {
    /// A user.
    User,
    /// A group of users.
    Group,
    /// A role.
    Role,
    /// A policy of the account.
    Policy,
}

impl Subject {
    /// The word under which the tags are kept.
    pub fn kind(self) -> &'static str {
        match self {
            Self::User => user::TAGGED,
            Self::Group => group::TAGGED,
            Self::Role => role::TAGGED,
            Self::Policy => policy::TAGGED,
        }
    }

    /// The tags of the thing with this name; `None` when there is no such thing.
    pub fn tags(self, scope: &mut Scope<'_>, name: &Name) -> Result<Option<Tags>> {
        let found = rows::named(scope, self, name.key())?;
        let cloud = scope.tenant().cloud;
        Ok(found.filter(|(kept, _)| name.finds(kept, cloud)).map(|(_, tags)| tags))
    }

    /// What the tags of the thing with this name are kept under.
    pub fn find(self, scope: &mut Scope<'_>, name: &Name) -> Result<String> {
        Ok(match self {
            Self::User => user::get(scope, name)?.id,
            Self::Group => group::get(scope, name)?.id,
            Self::Role => role::get(scope, name)?.id,
            Self::Policy => policy::get(scope, Owner::Account, name)?.name.key().to_owned(),
        })
    }
}

#[cfg(test)]
mod tests;
