//! The rule: create a subnet.

use kernel::Tags;
use store::Scope;

use super::{Subnet, TAGGED, rows};
use crate::Extras;
use crate::error::Result;
use crate::listing::next_position;
use crate::network::block::{Block, BlockRules};
use crate::network::vpc;
use crate::shapes::Place;

/// A subnet to be made.
#[derive(Debug, Clone)]
pub struct New {
    /// The network it is cut from.
    pub vpc_id: String,
    /// The zone it lies in; empty where subnets span their region.
    pub zone: String,
    /// Its addresses.
    pub block: Block,
    /// Name; may be empty.
    pub name: String,
    /// Free text; may be empty.
    pub description: String,
    /// Whether the cloud makes it for an order that names no subnet.
    pub is_default: bool,
    /// Resource group; may be empty.
    pub resource_group: String,
    /// Tags.
    pub tags: Tags,
    /// What only the dialect reads.
    pub extras: Extras,
}

/// Cuts a subnet from its network, beside the subnets that are there.
pub fn create(scope: &mut Scope<'_>, place: &Place<'_>, rules: &BlockRules, new: New) -> Result<Subnet> {
    let vpc = vpc::get(scope, &new.vpc_id)?;
    rules.check(new.block)?;
    new.block.fits(vpc.block, rows::blocks_in(scope, &vpc.id)?)?;
    let subnet = Subnet {
        id: place.draw(scope, |shapes| &shapes.subnet),
        position: next_position(scope)?,
        region: vpc.region,
        zone: new.zone,
        vpc_id: vpc.id,
        name: new.name,
        description: new.description,
        block: new.block,
        is_default: new.is_default,
        resource_group: new.resource_group,
        extras: new.extras,
        created_at: scope.now(),
    };
    store::table::insert(scope, [&subnet])?;
    store::tag::set(scope, TAGGED, &subnet.id, &new.tags)?;
    Ok(subnet)
}
