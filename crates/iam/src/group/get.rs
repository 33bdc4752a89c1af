//! The rule: find a group.

use store::Scope;

use super::{Group, rows};
use crate::error::{Error, Kind, Result};
use crate::name::Name;

/// The group of this name.
pub fn get(scope: &mut Scope<'_>, name: &Name) -> Result<Group> {
    let group = rows::find(scope, name.key())?.filter(|group| name.finds(&group.name, scope.tenant().cloud));
    group.ok_or_else(|| Error::not_found(Kind::Group, name.as_str()))
}
