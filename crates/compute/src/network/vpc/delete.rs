//! The rule: delete a network.

use store::{Scope, table};

use super::{TAGGED, Vpc, get};
use crate::error::{Error, Kind, Result};
use crate::network::{route_table, security_group, subnet};

/// Deletes a network that has no subnet and no security group left.
pub fn delete(scope: &mut Scope<'_>, id: &str) -> Result<()> {
    let vpc = get(scope, id)?;
    let in_use = |by| Err(Error::InUse { kind: Kind::Vpc, id: id.to_owned(), by });
    if subnet::rows::count_in(scope, &vpc.id)? > 0 {
        return in_use(Kind::Subnet);
    }
    if security_group::rows::count_in(scope, &vpc.id)? > 0 {
        return in_use(Kind::SecurityGroup);
    }
    route_table::delete_system(scope, &vpc)?;
    table::delete::<Vpc>(scope, &[id])?;
    store::tag::clear(scope, TAGGED, &vpc.id)?;
    Ok(())
}
