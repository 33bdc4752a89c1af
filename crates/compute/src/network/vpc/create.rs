//! The rule: create a network.

use kernel::Tags;
use store::Scope;

use super::{RangeV6, TAGGED, Vpc};
use crate::Extras;
use crate::Location;
use crate::error::Result;
use crate::listing::next_position;
use crate::network::block::{Block, BlockRules, BlockV6};
use crate::network::route_table;

/// A network to be made.
#[derive(Debug, Clone)]
pub struct New {
    /// Its addresses.
    pub block: Block,
    /// The line over which its IPv6 addresses are reached; `None` where it has none.
    pub line_v6: Option<String>,
    /// Name; may be empty.
    pub name: String,
    /// Free text; may be empty.
    pub description: String,
    /// Whether the cloud makes it for a launch that names no network.
    pub is_default: bool,
    /// Resource group; may be empty.
    pub resource_group: String,
    /// Tags.
    pub tags: Tags,
    /// What only the dialect reads.
    pub extras: Extras,
}

/// Creates a network with a router and a route table. Networks of one account may have the same addresses.
pub fn create(scope: &mut Scope<'_>, location: &Location<'_>, rules: &BlockRules, new: New) -> Result<Vpc> {
    rules.check(new.block)?;
    let vpc = Vpc {
        id: location.draw(scope, |formats| &formats.vpc),
        position: next_position(scope)?,
        region: location.region.to_owned(),
        name: new.name,
        description: new.description,
        block: new.block,
        secondary: Vec::new(),
        blocks_v6: new.line_v6.into_iter().map(|line| RangeV6 { block: BlockV6::draw(scope), line }).collect(),
        router_id: location.draw(scope, |formats| &formats.router),
        route_table_id: location.draw(scope, |formats| &formats.route_table),
        is_default: new.is_default,
        dhcp: None,
        resource_group: new.resource_group,
        extras: new.extras,
        created_at: scope.now(),
    };
    store::table::insert(scope, [&vpc])?;
    route_table::create_system(scope, &vpc)?;
    store::tag::set(scope, TAGGED, &vpc.id, &new.tags)?;
    Ok(vpc)
}
