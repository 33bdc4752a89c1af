//! The rule: give the account an alias.

use store::Scope;

use super::rows;
use crate::error::{Error, Kind, Result};

/// Gives the account an alias that no other account of its cloud has; an earlier one is free again.
///
/// The number of another account counts as taken: users sign in under either.
pub fn set(scope: &mut Scope<'_>, alias: &str) -> Result<()> {
    let number = scope.store().tenant(scope.tenant().cloud.name, alias);
    if number.is_some_and(|tenant| tenant.id != scope.tenant_id()) {
        return Err(Error::AlreadyExists { kind: Kind::AccountAlias, name: alias.to_owned() });
    }
    rows::delete(scope)?;
    let inserted = rows::insert(scope, alias);
    inserted.map_err(Error::unless_free(Kind::AccountAlias, alias))
}
