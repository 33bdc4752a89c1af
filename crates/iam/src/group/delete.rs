//! The rule: delete a group.

use store::Scope;

use super::{TAGGED, get, rows};
use crate::attachment::rows::Which;
use crate::attachment::{self, HolderKind};
use crate::error::{Blocker, Error, Kind, Result};
use crate::name::Name;

/// Deletes a group that has no member and no policy.
pub fn delete(scope: &mut Scope<'_>, name: &Name) -> Result<()> {
    let group = get(scope, name)?;
    let in_use = |by| Err(Error::InUse { kind: Kind::Group, name: name.to_string(), by });
    if rows::count_of_group(scope, &group.id)? > 0 {
        return in_use(Blocker::Membership);
    }
    if attachment::rows::count(scope, Which::of_holder(HolderKind::Group, &group.id))? > 0 {
        return in_use(Blocker::Policy);
    }
    rows::delete(&mut scope.change_authority()?, &group.id)?;
    store::tag::clear(scope, TAGGED, &group.id)?;
    Ok(())
}
