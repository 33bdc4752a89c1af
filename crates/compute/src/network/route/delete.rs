//! The rules: delete routes.

use store::{Scope, table};

use super::{Route, get, rows};
use crate::error::Result;

/// Deletes a route.
pub fn delete(scope: &mut Scope<'_>, id: &str) -> Result<()> {
    let route = get(scope, id)?;
    table::delete::<Route>(scope, &[&route.id])?;
    rows::forget_hops(scope, &route.id)?;
    Ok(())
}

/// Takes a thing that goes from the routes that lead to it; a route that leads nowhere then goes too.
pub(crate) fn leave(scope: &mut Scope<'_>, hop: &str) -> Result<()> {
    for mut route in rows::leading_to(scope, hop)? {
        route.hops.retain(|other| other.id != hop);
        if route.hops.is_empty() {
            delete(scope, &route.id)?;
        } else {
            rows::replace_hops(scope, &route)?;
        }
    }
    Ok(())
}
