//! The rule: create a route table.

use kernel::Tags;
use store::Scope;

use super::{RouteTable, Serves, TAGGED, rows};
use crate::Location;
use crate::error::{Error, Kind, Result};
use crate::listing::next_position;
use crate::network::vpc;

/// How many tables a network may have beside the one that it was born with.
pub const MOST_CUSTOM: i64 = 9;

/// A route table to be made.
#[derive(Debug, Clone)]
pub struct New {
    /// The network it belongs to.
    pub vpc_id: String,
    /// What uses it.
    pub serves: Serves,
    /// Name; may be empty.
    pub name: String,
    /// Free text; may be empty.
    pub description: String,
    /// Tags.
    pub tags: Tags,
}

/// Creates a table beside the one that the network was born with. A table for gateways takes up no routes.
pub fn create(scope: &mut Scope<'_>, location: &Location<'_>, new: New) -> Result<RouteTable> {
    let vpc = vpc::get(scope, &new.vpc_id)?;
    if rows::custom_in(scope, &vpc.id)? >= MOST_CUSTOM {
        return Err(Error::QuotaReached { kind: Kind::RouteTable });
    }
    let table = RouteTable {
        id: location.draw(scope, |formats| &formats.route_table),
        position: next_position(scope)?,
        region: vpc.region,
        vpc_id: vpc.id,
        router_id: vpc.router_id,
        is_system: false,
        serves: new.serves,
        name: new.name,
        description: new.description,
        propagates: new.serves == Serves::Subnets,
        resource_group: vpc.resource_group,
        created_at: scope.now(),
    };
    store::table::insert(scope, [&table])?;
    store::tag::set(scope, TAGGED, &table.id, &new.tags)?;
    Ok(table)
}
