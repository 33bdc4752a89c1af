//! The rule: delete a policy.

use store::Scope;

use super::{Owner, TAGGED, get, rows};
use crate::attachment::rows::Which;
use crate::attachment::{self, HolderKind};
use crate::error::{Blocker, Error, Kind, Result};
use crate::name::Name;

/// Deletes a policy of the account that is attached to nobody.
///
/// Versions beside the default one must be gone, unless `cascading` takes them along.
pub fn delete(scope: &mut Scope<'_>, name: &Name, cascading: bool) -> Result<()> {
    let policy = get(scope, Owner::Account, name)?;
    let tenant = scope.tenant_id();
    let in_use = |by| Err(Error::InUse { kind: Kind::Policy, name: name.to_string(), by });
    for kind in [HolderKind::User, HolderKind::Group, HolderKind::Role] {
        let policy = Some(policy.name.key());
        let which = Which { kind: Some(kind), owner: Some(tenant), policy, ..Which::default() };
        if attachment::rows::count(scope, which)? > 0 {
            return in_use(Blocker::Holder(kind));
        }
    }
    if !cascading && rows::version_numbers(scope, policy.name.key())?.len() > 1 {
        return in_use(Blocker::Version);
    }
    let mut change = scope.change_authority()?;
    rows::delete(change.conn(), tenant, policy.name.key())?;
    store::tag::clear(scope, TAGGED, policy.name.key())?;
    Ok(())
}
