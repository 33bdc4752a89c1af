//! The rule: create a route.

use store::{Scope, table};

use super::{Destination, Hop, Refusal, Route, in_table, rows};
use crate::Location;
use crate::error::{Error, Kind, Result};
use crate::listing::next_position;
use crate::network::route_table::{self, Serves};

/// How many routes a table may have beside those that the cloud makes.
pub const MOST: i64 = 200;

/// A route to be made.
#[derive(Debug, Clone)]
pub struct New {
    /// Its table.
    pub route_table_id: String,
    /// The addresses it is for.
    pub destination: Destination,
    /// Name; may be empty.
    pub name: String,
    /// Free text; may be empty.
    pub description: String,
    /// Where the traffic goes.
    pub hops: Vec<Hop>,
}

/// Creates a route in a table for subnets, for addresses that no other route of the table is for.
pub fn create(scope: &mut Scope<'_>, location: &Location<'_>, new: New) -> Result<Route> {
    let table = route_table::get(scope, &new.route_table_id)?;
    if table.serves == Serves::Gateways {
        return Err(Refusal::OfGateway { table: table.id }.into());
    }
    let family = new.destination.family(scope)?;
    new.destination.check(scope, &table.vpc_id)?;
    if in_table(scope, &table.id, &new.destination)?.is_some() {
        return Err(Refusal::Twice { destination: new.destination }.into());
    }
    if rows::count_in(scope, &table.id)? + new.destination.weight(scope)? > MOST {
        return Err(Error::QuotaReached { kind: Kind::Route });
    }
    new.hops.iter().try_for_each(|hop| hop.check(scope, &table.vpc_id))?;
    let route = Route {
        id: location.draw(scope, |formats| &formats.route),
        position: next_position(scope)?,
        region: table.region,
        vpc_id: table.vpc_id,
        route_table_id: table.id,
        family,
        destination: new.destination,
        name: new.name,
        description: new.description,
        hops: new.hops,
        created_at: scope.now(),
        changed_at: scope.now(),
    };
    table::insert(scope, [&route])?;
    rows::keep_hops(scope, &route)?;
    Ok(route)
}
