//! The rules: make, find, change and delete the blocks of NAT gateways between private networks.

use store::{Scope, table};

use super::{NatBlock, all_of, rows};
use crate::Location;
use crate::error::{Error, Kind, Result};
use crate::listing::next_position;
use crate::network::block::{Block, BlockRules};
use crate::network::nat_gateway::{Refusal, get};
use crate::network::vpc;

/// A block to be made.
#[derive(Debug, Clone)]
pub struct NewBlock {
    /// The gateway.
    pub gateway_id: String,
    /// The addresses.
    pub block: Block,
    /// Name; may be empty.
    pub name: String,
    /// Free text; may be empty.
    pub description: String,
}

/// Gives a gateway another block of addresses, which is private and shares no address with its network.
pub fn create_block(scope: &mut Scope<'_>, location: &Location<'_>, new: NewBlock) -> Result<NatBlock> {
    let gateway = get(scope, &new.gateway_id)?;
    if !gateway.is_internal {
        return Err(Refusal::WrongKind { id: gateway.id }.into());
    }
    gateway.check_settled(scope.now())?;
    BlockRules::prefix(16, 32).private().check(new.block)?;
    let vpc = vpc::get(scope, &gateway.vpc_id)?;
    let mut taken: Vec<Block> = vpc.blocks().collect();
    taken.extend(rows::blocks_of(scope, &gateway.id)?.into_iter().map(|had| had.block));
    if taken.into_iter().any(|taken| taken.overlaps(new.block)) {
        return Err(Refusal::BlockTaken { block: new.block.to_string() }.into());
    }
    let made = NatBlock {
        id: location.draw(scope, |formats| &formats.nat_block),
        position: next_position(scope)?,
        gateway_id: gateway.id,
        block: new.block,
        name: new.name,
        description: new.description,
        is_default: false,
        created_at: scope.now(),
    };
    insert(scope, &made)?;
    Ok(made)
}

pub(super) fn insert(scope: &mut Scope<'_>, block: &NatBlock) -> Result<()> {
    Ok(table::insert(scope, [block])?)
}

/// The block of a gateway.
pub fn get_block(scope: &mut Scope<'_>, gateway: &str, block: Block) -> Result<NatBlock> {
    let found = rows::blocks_of(scope, gateway)?.into_iter().find(|had| had.block == block);
    found.ok_or_else(|| Error::not_found(Kind::NatBlock, block.to_string()))
}

/// Changes the name and the description of a block; `None` keeps the value.
pub fn modify_block(
    scope: &mut Scope<'_>,
    gateway: &str,
    block: Block,
    name: Option<String>,
    description: Option<String>,
) -> Result<NatBlock> {
    let mut had = get_block(scope, gateway, block)?;
    had.name = name.unwrap_or(had.name);
    had.description = description.unwrap_or(had.description);
    table::update(scope, &had, &["name", "description"])?;
    Ok(had)
}

/// Takes a block from a gateway that has no address of it. That of its subnet stays.
pub fn delete_block(scope: &mut Scope<'_>, gateway: &str, block: Block) -> Result<()> {
    let gateway = get(scope, gateway)?;
    gateway.check_settled(scope.now())?;
    let had = get_block(scope, &gateway.id, block)?;
    if had.is_default {
        return Err(Refusal::Default.into());
    }
    if all_of(scope, &gateway.id)?.iter().any(|address| address.block == block) {
        return Err(Refusal::InUse { id: block.to_string() }.into());
    }
    table::delete::<NatBlock>(scope, &[&had.id])?;
    Ok(())
}
