//! The rules: find reserved blocks, and what is left between them.

use std::ops::Range as Numbers;

use store::{Scope, table};

use super::{Range, ReservedBlock, rows};
use crate::error::{Error, Kind, Result};
use crate::network::block::{Block, BlockV6};

/// The reserved block with this id, in whichever region.
pub fn get(scope: &mut Scope<'_>, id: &str) -> Result<ReservedBlock> {
    table::find(scope, id)?.ok_or_else(|| Error::not_found(Kind::ReservedBlock, id))
}

/// The reserved IPv4 blocks of a subnet, lowest first.
pub(crate) fn v4_in(scope: &mut Scope<'_>, subnet: &str) -> Result<Vec<Block>> {
    let found = rows::in_subnet(scope, subnet)?;
    let mut found: Vec<_> =
        found.into_iter().filter_map(|range| if let Range::V4(block) = range { Some(block) } else { None }).collect();
    found.sort_unstable();
    Ok(found)
}

/// The reserved IPv6 blocks of a subnet.
pub(crate) fn v6_in(scope: &mut Scope<'_>, subnet: &str) -> Result<Vec<BlockV6>> {
    let found = rows::in_subnet(scope, subnet)?;
    Ok(found.into_iter().filter_map(|range| if let Range::V6(block) = range { Some(block) } else { None }).collect())
}

/// The parts of some addresses, as numbers, that lie in none of these blocks, which are in order.
pub(crate) fn free_between(addresses: Numbers<u64>, blocks: &[Block]) -> Vec<Numbers<u64>> {
    let mut free = Vec::with_capacity(blocks.len() + 1);
    let mut start = addresses.start;
    for block in blocks {
        let (first, behind) = (u64::from(u32::from(block.first())), u64::from(u32::from(block.last())) + 1);
        free.push(start..first.min(addresses.end));
        start = start.max(behind);
    }
    free.push(start..addresses.end);
    free.retain(|part| !part.is_empty());
    free
}
