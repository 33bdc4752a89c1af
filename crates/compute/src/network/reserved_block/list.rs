//! The rule: list reserved blocks.

use std::collections::HashMap;

use store::Scope;
use store::tag::Wanted;

use super::{GIVEN, GIVEN_V6, Range, ReservedBlock, rows};
use crate::error::Result;
use crate::listing::{Part, Window, part};
use crate::network::block::Block;
use crate::network::prefix_list::Family;

/// Which reserved blocks are wanted; what is left out is not asked about.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// The region.
    pub region: Option<String>,
    /// Ids; an empty list matches nothing.
    pub ids: Option<Vec<String>>,
    /// The subnet.
    pub subnet: Option<String>,
    /// The kind of addresses.
    pub family: Option<Family>,
    /// Tags it has.
    pub tags: Vec<Wanted>,
}

/// How many blocks of a reserved one interfaces have, and how many they could have beside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Usage {
    /// Blocks that interfaces have.
    pub given: u64,
    /// Blocks that are left.
    pub left: u64,
}

/// A block that an interface has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Given {
    /// The interface.
    pub interface_id: String,
    /// The block.
    pub block: Block,
}

/// The blocks of a reserved one that interfaces have, in the order in which the interfaces were made.
pub fn given(scope: &mut Scope<'_>, reserved: &ReservedBlock) -> Result<Vec<Given>> {
    let all = rows::given_in(scope, &[&reserved.subnet_id])?.into_iter().map(|(_, given)| given);
    Ok(all.filter(|given| reserved.block.covers(Range::V4(given.block))).collect())
}

/// Reserved blocks of the account, newest first.
pub fn list(scope: &mut Scope<'_>, filter: &Filter, window: Window) -> Result<Part<ReservedBlock>> {
    Ok(part(scope, &rows::conditions(scope, filter), window)?)
}

/// What interfaces have of these reserved blocks, by id. Interfaces have no IPv6 blocks yet.
pub fn usage(scope: &mut Scope<'_>, reserved: &[&ReservedBlock]) -> Result<HashMap<String, Usage>> {
    let mut subnets: Vec<_> = reserved.iter().map(|reserved| reserved.subnet_id.as_str()).collect();
    subnets.sort_unstable();
    subnets.dedup();
    let given = rows::given_in(scope, &subnets)?;
    let of = |reserved: &&ReservedBlock| {
        let own = given.iter().filter(|(subnet, _)| *subnet == reserved.subnet_id);
        let given = own.filter(|(_, given)| reserved.block.covers(Range::V4(given.block))).count() as u64;
        let smallest = if matches!(reserved.block, Range::V4(_)) { GIVEN } else { GIVEN_V6 };
        let all = 1_u64 << smallest.saturating_sub(reserved.block.prefix()).min(63);
        (reserved.id.clone(), Usage { given, left: all.saturating_sub(given) })
    };
    Ok(reserved.iter().map(of).collect())
}
