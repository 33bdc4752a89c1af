//! The rule: create a group.

use store::Scope;

use super::{Group, rows};
use crate::error::{Error, Kind, Result};
use crate::name::Name;
use crate::quota::{self, Limit};

/// A group to be made.
#[derive(Debug, Clone)]
pub struct New {
    /// Name of the group.
    pub name: Name,
    /// Name to show to people.
    pub display_name: Option<String>,
    /// Free text.
    pub comments: Option<String>,
}

/// Creates a group without members.
pub fn create(scope: &mut Scope<'_>, new: New) -> Result<Group> {
    if rows::find(scope, new.name.key())?.is_some() {
        return Err(Error::AlreadyExists { kind: Kind::Group, name: new.name.to_string() });
    }
    let used = rows::count(scope)?;
    quota::room_for(scope, Limit::Groups, used)?;
    let group = Group {
        id: scope.mint().draw(&scope.tenant().cloud.shapes.group),
        name: new.name,
        display_name: new.display_name,
        comments: new.comments,
        created_at: scope.now(),
        updated_at: scope.now(),
    };
    let inserted = rows::insert(&mut scope.change_authority()?, &group);
    inserted.map_err(Error::unless_free(Kind::Group, &group.name))?;
    Ok(group)
}
