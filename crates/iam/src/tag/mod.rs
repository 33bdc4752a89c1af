//! Tags of users, groups, roles and policies.

mod change;
mod list;
mod rows;

pub use change::{add, remove, remove_all};
pub use list::{Tagged, list};

use kernel::Tags;
use store::Scope;

use crate::error::{Error, Kind, Result};
use crate::name::Name;
use crate::{group, policy, role, user};

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

    /// What the tags of the things with these names are kept under, in their order; `None` where there is no such thing.
    fn find_each(self, scope: &mut Scope<'_>, names: &[Name]) -> Result<Vec<Option<String>>> {
        let found = rows::ids(scope, self, names)?;
        let cloud = scope.tenant().cloud;
        let id = |name: &Name| {
            let (stored, id) = found.get(name.key())?;
            name.finds(stored, cloud).then(|| id.clone())
        };
        Ok(names.iter().map(id).collect())
    }

    /// The same; the first name that leads to nothing is refused.
    fn find_all(self, scope: &mut Scope<'_>, names: &[Name]) -> Result<Vec<String>> {
        let found = self.find_each(scope, names)?;
        names.iter().zip(found).map(|(name, id)| id.ok_or_else(|| self.missing(name))).collect()
    }

    fn missing(self, name: &Name) -> Error {
        let kind = match self {
            Self::User => Kind::User,
            Self::Group => Kind::Group,
            Self::Role => Kind::Role,
            Self::Policy => Kind::Policy,
        };
        Error::not_found(kind, name.as_str())
    }
}

#[cfg(test)]
mod tests;
