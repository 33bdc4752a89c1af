//! The rules: change a route, and where a gateway's table sends the traffic for a subnet.

use store::{Scope, table};

use super::{Destination, Hop, Route, delete, get, in_table, rows};
use crate::Location;
use crate::error::{Error, Kind, Result};
use crate::listing::next_position;
use crate::network::block::Block;
use crate::network::prefix_list::Family;
use crate::network::route_table::{self, Serves};
use crate::network::subnet;

/// What is to change; `None` keeps the value.
#[derive(Debug, Clone, Default)]
pub struct Change {
    /// New name.
    pub name: Option<String>,
    /// New description.
    pub description: Option<String>,
    /// Where the traffic goes from now on.
    pub hops: Option<Vec<Hop>>,
}

/// Changes a route and returns it as it is then.
pub fn modify(scope: &mut Scope<'_>, id: &str, change: Change) -> Result<Route> {
    let mut route = get(scope, id)?;
    route.name = change.name.unwrap_or(route.name);
    route.description = change.description.unwrap_or(route.description);
    if let Some(hops) = change.hops {
        hops.iter().try_for_each(|hop| hop.check(scope, &route.vpc_id))?;
        route.hops = hops;
    }
    route.changed_at = scope.now();
    table::update(scope, &route, &["name", "description", "changed_at"])?;
    rows::replace_hops(scope, &route)?;
    Ok(route)
}

/// Changes where a gateway's table sends the traffic for a subnet; without a next hop it stays in the network, as it
/// does at first.
pub fn redirect(
    scope: &mut Scope<'_>,
    location: &Location<'_>,
    table: &str,
    block: Block,
    change: Change,
) -> Result<()> {
    let table = route_table::get(scope, table)?;
    if table.serves != Serves::Gateways {
        return Err(route_table::Refusal::OtherUse { id: table.id }.into());
    }
    if !subnet::blocks_in(scope, &table.vpc_id)?.contains(&block) {
        return Err(Error::not_found(Kind::Route, block.to_string()));
    }
    let destination = Destination::V4(block);
    let route = if let Some(route) = in_table(scope, &table.id, &destination)? {
        route
    } else {
        let route = Route {
            id: location.draw(scope, |formats| &formats.route),
            position: next_position(scope)?,
            region: table.region,
            vpc_id: table.vpc_id,
            route_table_id: table.id,
            family: Family::V4,
            destination,
            name: String::new(),
            description: String::new(),
            hops: Vec::new(),
            created_at: scope.now(),
            changed_at: scope.now(),
        };
        table::insert(scope, [&route])?;
        route
    };
    let route = modify(scope, &route.id, change)?;
    if route.hops.is_empty() && route.name.is_empty() && route.description.is_empty() {
        delete(scope, &route.id)?;
    }
    Ok(())
}
