//! The rule: find a policy.

use store::Scope;

use super::{Owner, Policy, rows};
use crate::error::{Error, Kind, Result};
use crate::name::Name;

/// The policy of this owner and name.
pub fn get(scope: &mut Scope<'_>, owner: Owner, name: &Name) -> Result<Policy> {
    let tenant = owner.tenant(scope);
    let policy = rows::find(scope, tenant, name.key())?;
    let policy = policy.filter(|policy| name.finds(&policy.name, scope.tenant().cloud));
    policy.map(|policy| Policy { owner, ..policy }).ok_or_else(|| Error::not_found(Kind::Policy, name.as_str()))
}
