//! The rule: delete a security group.

use store::{Scope, table};

use super::{SecurityGroup, TAGGED, get, members, rule};
use crate::error::{Error, Kind, Result};

/// Deletes a security group that holds no interface and that no other group's rule names.
pub fn delete(scope: &mut Scope<'_>, id: &str) -> Result<()> {
    let group = get(scope, id)?;
    let in_use = |by| Err(Error::InUse { kind: Kind::SecurityGroup, id: id.to_owned(), by });
    if members(scope, &[id])?.contains_key(id) {
        return in_use(Kind::Instance);
    }
    if rule::rows::count_naming(scope, &group.id)? > 0 {
        return in_use(Kind::Rule);
    }
    rule::rows::delete_all(scope, &group.id)?;
    table::delete::<SecurityGroup>(scope, &[id])?;
    store::tag::clear(scope, TAGGED, &group.id)?;
    Ok(())
}
