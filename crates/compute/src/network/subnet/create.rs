//! The rule: create a subnet.

use kernel::Tags;
use store::Scope;

use super::{Subnet, TAGGED, rows};
use crate::Extras;
use crate::Location;
use crate::error::{Error, Kind, Result};
use crate::listing::next_position;
use crate::network::block::{Block, BlockError, BlockRules, BlockV6};
use crate::network::route;
use crate::network::vpc::{self, Vpc};

/// A subnet to be made.
#[derive(Debug, Clone)]
pub struct New {
    /// The network it is cut from.
    pub vpc_id: String,
    /// The zone it lies in; empty where subnets span their region.
    pub zone: String,
    /// Its addresses.
    pub block: Block,
    /// Its part of the IPv6 addresses of its network.
    pub part_v6: Option<PartV6>,
    /// Name; may be empty.
    pub name: String,
    /// Free text; may be empty.
    pub description: String,
    /// Whether the cloud makes it for a launch that names no subnet.
    pub is_default: bool,
    /// Resource group; may be empty.
    pub resource_group: String,
    /// Tags.
    pub tags: Tags,
    /// What only the dialect reads.
    pub extras: Extras,
}

/// A part of the IPv6 addresses of a network.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PartV6 {
    /// Which of its addresses; `None` for those that it got first.
    pub of: Option<BlockV6>,
    /// Which part of them; `None` for the first that no subnet has.
    pub number: Option<u8>,
}

/// Cuts a subnet from its network, beside the subnets that are there.
pub fn create(scope: &mut Scope<'_>, location: &Location<'_>, rules: &BlockRules, new: New) -> Result<Subnet> {
    let vpc = vpc::get(scope, &new.vpc_id)?;
    rules.check(new.block)?;
    let parent = vpc.blocks().find(|parent| parent.covers(new.block)).unwrap_or(vpc.block);
    new.block.fits(parent, rows::blocks_in(scope, &vpc.id)?)?;
    route::check_subnet(scope, &vpc.id, new.block)?;
    let block_v6 = new.part_v6.map(|part| part.cut(scope, &vpc)).transpose()?;
    let subnet = Subnet {
        id: location.draw(scope, |formats| &formats.subnet),
        position: next_position(scope)?,
        region: vpc.region,
        zone: new.zone,
        vpc_id: vpc.id,
        name: new.name,
        description: new.description,
        block: new.block,
        block_v6,
        route_table_id: None,
        network_acl_id: None,
        is_default: new.is_default,
        resource_group: new.resource_group,
        extras: new.extras,
        created_at: scope.now(),
    };
    store::table::insert(scope, [&subnet])?;
    store::tag::set(scope, TAGGED, &subnet.id, &new.tags)?;
    Ok(subnet)
}

impl PartV6 {
    /// The addresses, when they are there and no subnet of the network has them.
    pub(super) fn cut(self, scope: &mut Scope<'_>, vpc: &Vpc) -> Result<BlockV6> {
        let first = vpc.blocks_v6.first().ok_or_else(|| Error::NoV6 { vpc: vpc.id.clone() })?.block;
        let of = self.of.unwrap_or(first);
        let missing = || Error::not_found(Kind::BlockV6, of.to_string());
        let range = vpc.blocks_v6.iter().find(|range| range.block == of).ok_or_else(missing)?;
        let full = || BlockError::Malformed { text: of.to_string() };
        let taken = rows::blocks_v6_in(scope, &vpc.id)?;
        let Some(number) = self.number else {
            let mut parts = (0..=u8::MAX).filter_map(|number| range.block.part(number));
            return Ok(parts.find(|block| !taken.contains(block)).ok_or_else(full)?);
        };
        let block = range.block.part(number).ok_or_else(full)?;
        if taken.contains(&block) {
            return Err(Error::TakenV6 { block });
        }
        Ok(block)
    }
}
