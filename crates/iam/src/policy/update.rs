//! The rule: describe a policy anew.

use store::Scope;

use super::{Owner, Policy, get, rows};
use crate::error::Result;
use crate::name::Name;

/// Gives a policy of the account another description and returns it as it is then.
///
/// What it grants stays the same, so no decision has to be loaded anew.
pub fn describe(scope: &mut Scope<'_>, name: &Name, description: String) -> Result<Policy> {
    let policy = get(scope, Owner::Account, name)?;
    let policy = Policy { description: Some(description), updated_at: scope.now(), ..policy };
    let tenant = scope.tenant_id();
    rows::update(scope.conn()?, tenant, &policy)?;
    Ok(policy)
}
