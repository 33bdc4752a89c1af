//! The rule: delete a role.

use store::Scope;

use super::{TAGGED, get, rows};
use crate::attachment::rows::Which;
use crate::attachment::{self, HolderKind};
use crate::error::{Blocker, Error, Kind, Result};
use crate::name::Name;

/// Deletes a role that no policy is attached to. Its sessions end at once.
pub fn delete(scope: &mut Scope<'_>, name: &Name) -> Result<()> {
    let role = get(scope, name)?;
    role.unlinked()?;
    if attachment::rows::count(scope, Which::of_holder(HolderKind::Role, &role.id))? > 0 {
        return Err(Error::InUse { kind: Kind::Role, name: name.to_string(), by: Blocker::Policy });
    }
    rows::delete(&mut scope.change_authority()?, &role.id)?;
    store::tag::clear(scope, TAGGED, &role.id)?;
    Ok(())
}
