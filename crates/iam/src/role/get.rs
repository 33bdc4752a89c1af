//! The rule: find a role.

use store::Scope;

use super::{Role, rows};
use crate::error::{Error, Kind, Result};
use crate::name::Name;

/// The role of this name.
pub fn get(scope: &mut Scope<'_>, name: &Name) -> Result<Role> {
    let role = rows::find(scope, name.key())?.filter(|role| name.finds(&role.name, scope.tenant().cloud));
    role.ok_or_else(|| Error::not_found(Kind::Role, name.as_str()))
}

/// The role with this identifier, if it is still there.
pub fn by_id(scope: &mut Scope<'_>, id: &str) -> Result<Option<Role>> {
    Ok(rows::find_by_id(scope, id)?)
}
