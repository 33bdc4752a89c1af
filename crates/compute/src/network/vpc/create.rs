//! The rule: create a network.

use kernel::Tags;
use store::Scope;

use super::{TAGGED, Vpc};
use crate::Extras;
use crate::error::Result;
use crate::listing::next_position;
use crate::network::block::{Block, BlockRules};
use crate::network::route_table;
use crate::shapes::Place;

/// A network to be made.
#[derive(Debug, Clone)]
pub struct New {
    /// Its addresses.
    pub block: Block,
    /// Name; may be empty.
    pub name: String,
    /// Free text; may be empty.
    pub description: String,
    /// Whether the cloud makes it for an order that names no network.
    pub is_default: bool,
    /// Resource group; may be empty.
    pub resource_group: String,
    /// Tags.
    pub tags: Tags,
    /// What only the dialect reads.
    pub extras: Extras,
}

/// Creates a network with a router and a route table. Networks of one account may have the same addresses.
pub fn create(scope: &mut Scope<'_>, place: &Place<'_>, rules: &BlockRules, new: New) -> Result<Vpc> {
    rules.check(new.block)?;
    let vpc = Vpc {
        id: place.draw(scope, |shapes| &shapes.vpc),
        position: next_position(scope)?,
        region: place.region.to_owned(),
        name: new.name,
        description: new.description,
        block: new.block,
        router_id: place.draw(scope, |shapes| &shapes.router),
        route_table_id: place.draw(scope, |shapes| &shapes.route_table),
        is_default: new.is_default,
        resource_group: new.resource_group,
        extras: new.extras,
        created_at: scope.now(),
    };
    store::table::insert(scope, [&vpc])?;
    route_table::create_system(scope, &vpc)?;
    store::tag::set(scope, TAGGED, &vpc.id, &new.tags)?;
    Ok(vpc)
}
