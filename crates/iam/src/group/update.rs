//! The rule: change a group.

use store::Scope;

use super::{Group, get, rows};
use crate::error::{Error, Kind, Result};
use crate::name::Name;

/// What is to change; `None` keeps the value, an empty text removes it.
#[derive(Debug, Clone, Default)]
pub struct Change {
    /// New name.
    pub name: Option<Name>,
    /// New name to show to people.
    pub display_name: Option<String>,
    /// New free text.
    pub comments: Option<String>,
}

/// Changes a group and returns it as it is then. Members and policies stay with a renamed group.
pub fn update(scope: &mut Scope<'_>, name: &Name, change: Change) -> Result<Group> {
    let mut group = get(scope, name)?;
    if let Some(display_name) = change.display_name {
        group.display_name = Some(display_name).filter(|text| !text.is_empty());
    }
    if let Some(comments) = change.comments {
        group.comments = Some(comments).filter(|text| !text.is_empty());
    }
    if let Some(name) = change.name {
        if name.key() != group.name.key() && rows::find(scope, name.key())?.is_some() {
            return Err(Error::AlreadyExists { kind: Kind::Group, name: name.to_string() });
        }
        group.name = name;
    }
    group.updated_at = scope.now();
    let updated = rows::update(&mut scope.change_authority()?, &group);
    updated.map_err(Error::unless_free(Kind::Group, &group.name))?;
    Ok(group)
}
