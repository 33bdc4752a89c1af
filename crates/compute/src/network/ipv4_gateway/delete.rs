//! The rule: delete a gateway.

use store::{Scope, table};

use super::{Ipv4Gateway, TAGGED, get};
use crate::error::{Error, Kind, Result};
use crate::network::route;

/// Deletes a gateway that has no route table and to which no route leads.
pub fn delete(scope: &mut Scope<'_>, id: &str) -> Result<()> {
    let gateway = get(scope, id)?;
    let in_use = |by| Err(Error::InUse { kind: Kind::Ipv4Gateway, id: id.to_owned(), by });
    if gateway.route_table_id.is_some() {
        return in_use(Kind::RouteTable);
    }
    if route::leads_to(scope, id)? {
        return in_use(Kind::Route);
    }
    table::delete::<Ipv4Gateway>(scope, &[id])?;
    store::tag::clear(scope, TAGGED, id)?;
    Ok(())
}
