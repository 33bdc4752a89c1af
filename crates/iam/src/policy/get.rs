//! The rule: find a policy.

use store::Scope;

use super::{Owner, Policy, rows};
use crate::error::{Error, Kind, Result};
use crate::name::Name;

/// The policy of this owner and name.
pub fn get(scope: &mut Scope<'_>, owner: Owner, name: &Name) -> Result<Policy> {
    let cloud = scope.tenant().cloud;
    let policy = match owner {
        Owner::System => cloud.system_policies.get(name.key()).map(Policy::from),
        Owner::Account => rows::find(scope, name.key())?,
    };
    policy.filter(|policy| name.finds(&policy.name, cloud)).ok_or_else(|| Error::not_found(Kind::Policy, name.as_str()))
}
