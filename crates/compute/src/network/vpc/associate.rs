//! The rules: give a network further addresses, and take them away.

use store::{Scope, table};

use super::{RangeV6, Vpc, get};
use crate::error::{Error, Kind, Result};
use crate::network::block::{Block, BlockError, BlockRules, BlockV6};
use crate::network::subnet;

/// How many further blocks of a kind a network may have.
pub const MOST_SECONDARY: usize = 5;

/// Gives a network further addresses, beside those it has.
pub fn associate(scope: &mut Scope<'_>, id: &str, rules: &BlockRules, block: Block) -> Result<Vpc> {
    let mut vpc = get(scope, id)?;
    rules.check(block)?;
    if let Some(other) = vpc.blocks().find(|other| other.overlaps(block)) {
        return Err(BlockError::Overlaps { block, other }.into());
    }
    if vpc.secondary.len() >= MOST_SECONDARY {
        return Err(Error::TooMany { kind: Kind::Block, most: MOST_SECONDARY });
    }
    vpc.secondary.push(block);
    table::update(scope, &vpc, &["secondary_blocks"])?;
    Ok(vpc)
}

/// Takes further addresses from a network, when no subnet is cut from them.
pub fn dissociate(scope: &mut Scope<'_>, id: &str, block: Block) -> Result<()> {
    let mut vpc = get(scope, id)?;
    if !vpc.secondary.contains(&block) {
        return Err(Error::not_found(Kind::Block, block.to_string()));
    }
    if subnet::rows::blocks_in(scope, &vpc.id)?.into_iter().any(|cut| block.covers(cut)) {
        return Err(Error::InUse { kind: Kind::Block, id: block.to_string(), by: Kind::Subnet });
    }
    vpc.secondary.retain(|other| *other != block);
    table::update(scope, &vpc, &["secondary_blocks"])?;
    Ok(())
}

/// Gives a network IPv6 addresses, which are drawn, and returns them.
pub fn add_v6(scope: &mut Scope<'_>, id: &str, line: String) -> Result<RangeV6> {
    let mut vpc = get(scope, id)?;
    if vpc.blocks_v6.len() > MOST_SECONDARY {
        return Err(Error::TooMany { kind: Kind::BlockV6, most: MOST_SECONDARY });
    }
    let range = RangeV6 { block: BlockV6::draw(scope), line };
    vpc.blocks_v6.push(range.clone());
    table::update(scope, &vpc, &["blocks_v6"])?;
    Ok(range)
}

/// Takes some of its IPv6 addresses from a network, when no subnet has a part of them.
pub fn remove_v6(scope: &mut Scope<'_>, id: &str, block: BlockV6) -> Result<()> {
    let vpc = get(scope, id)?;
    if !vpc.blocks_v6.iter().any(|range| range.block == block) {
        return Err(Error::not_found(Kind::BlockV6, block.to_string()));
    }
    keep_v6(scope, vpc, |range| range.block != block)
}

/// Takes all its IPv6 addresses from a network, when no subnet has a part of them.
pub fn remove_all_v6(scope: &mut Scope<'_>, id: &str) -> Result<()> {
    let vpc = get(scope, id)?;
    keep_v6(scope, vpc, |_| false)
}

fn keep_v6(scope: &mut Scope<'_>, mut vpc: Vpc, keep: impl Fn(&RangeV6) -> bool) -> Result<()> {
    let parts = subnet::rows::blocks_v6_in(scope, &vpc.id)?;
    let is_used = |range: &&RangeV6| parts.iter().any(|part| range.block.covers(*part));
    if let Some(range) = vpc.blocks_v6.iter().filter(|range| !keep(range)).find(is_used) {
        return Err(Error::InUse { kind: Kind::BlockV6, id: range.block.to_string(), by: Kind::Subnet });
    }
    vpc.blocks_v6.retain(keep);
    table::update(scope, &vpc, &["blocks_v6"])?;
    Ok(())
}
