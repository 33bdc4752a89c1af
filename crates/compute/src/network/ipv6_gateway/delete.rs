//! The rule: delete a gateway.

use store::{Scope, table};

use super::{Ipv6Gateway, TAGGED, bandwidth, egress_only, get};
use crate::error::{Error, Kind, Result};
use crate::network::route;

/// Deletes a gateway through which no address reaches the Internet, and to which no route leads.
pub fn delete(scope: &mut Scope<'_>, id: &str) -> Result<()> {
    let gateway = get(scope, id)?;
    let in_use = |by| Err(Error::InUse { kind: Kind::Ipv6Gateway, id: id.to_owned(), by });
    if gateway.route_table_id.is_some() {
        return in_use(Kind::RouteTable);
    }
    if bandwidth::any_of(scope, id)? {
        return in_use(Kind::Ipv6Bandwidth);
    }
    if egress_only::any_of(scope, id)? {
        return in_use(Kind::EgressOnlyRule);
    }
    if route::leads_to(scope, id)? {
        return in_use(Kind::Route);
    }
    table::delete::<Ipv6Gateway>(scope, &[id])?;
    store::tag::clear(scope, TAGGED, id)?;
    Ok(())
}
