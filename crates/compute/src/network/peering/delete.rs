//! The rule: delete a connection.

use store::{Scope, table};

use super::{Peering, TAGGED, get, in_both};
use crate::error::{Error, Kind, Result};
use crate::network::route;

/// Deletes a connection from both accounts. No route may lead to it, unless the routes are to go with it.
pub fn delete(scope: &mut Scope<'_>, id: &str, with_routes: bool) -> Result<()> {
    let peering = get(scope, id)?;
    if !with_routes && route::leads_to(scope, id)? {
        return Err(Error::InUse { kind: Kind::Peering, id: peering.id, by: Kind::Route });
    }
    in_both(scope, &peering, |scope| {
        let left = route::leave(scope, id);
        if let Err(Error::Store(fault)) = left {
            return Err(fault);
        }
        table::delete::<Peering>(scope, &[id])?;
        store::tag::clear(scope, TAGGED, id)
    })?;
    Ok(())
}
