//! The rule: delete a route table.

use store::Scope;

use super::{Refusal, RouteTable, Serves, TAGGED, get, users};
use crate::error::{Error, Kind, Result};
use crate::network::route;

/// Deletes a table that nothing uses and that has no routes of the customer's.
pub fn delete(scope: &mut Scope<'_>, id: &str) -> Result<()> {
    let table = get(scope, id)?;
    if table.is_system {
        return Err(Refusal::System { id: table.id }.into());
    }
    let in_use = |by| Err(Error::InUse { kind: Kind::RouteTable, id: id.to_owned(), by });
    let users = users(scope, &[&table])?;
    if !users.subnets_of(id).is_empty() {
        return in_use(Kind::Subnet);
    }
    if !users.gateways_of(id).is_empty() {
        return in_use(Kind::Ipv4Gateway);
    }
    let routes = route::rows::ids_in(scope, id)?;
    if table.serves == Serves::Subnets && !routes.is_empty() {
        return in_use(Kind::Route);
    }
    // Those of a gateway's table only say where the traffic for a subnet goes.
    routes.iter().try_for_each(|route| route::delete(scope, route))?;
    store::table::delete::<RouteTable>(scope, &[id])?;
    store::tag::clear(scope, TAGGED, id)?;
    Ok(())
}
