//! The rule: delete an access list.

use store::{Scope, table};

use super::{NetworkAcl, TAGGED, get, subnets};
use crate::error::{Error, Kind, Result};

/// Deletes a list that no subnet has.
pub fn delete(scope: &mut Scope<'_>, id: &str) -> Result<()> {
    let acl = get(scope, id)?;
    if !subnets(scope, &[&acl.id])?.is_empty() {
        return Err(Error::InUse { kind: Kind::NetworkAcl, id: acl.id, by: Kind::Subnet });
    }
    table::delete::<NetworkAcl>(scope, &[id])?;
    store::tag::clear(scope, TAGGED, id)?;
    Ok(())
}
