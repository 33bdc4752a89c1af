//! The rule: reserve a block of a subnet's addresses.

use kernel::Tags;
use store::{Scope, table};

use super::{GIVEN, GIVEN_V6, Range, Refusal, ReservedBlock, TAGGED, rows};
use crate::Location;
use crate::error::{Error, Kind, Result};
use crate::listing::next_position;
use crate::network::address;
use crate::network::block::{Block, BlockV6, Pool, Reservation};
use crate::network::prefix_list::Family;
use crate::network::subnet::Subnet;
use crate::transition::{TRANSITION_LASTS, Transition};

/// How many blocks of one kind of addresses may be reserved in a network.
pub const MOST_IN_NETWORK: usize = 100;

/// Which block is to be reserved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wish {
    /// This one.
    Block(Range),
    /// Any free one with a prefix of this length.
    Length(Family, u8),
}

/// A block to be reserved.
#[derive(Debug, Clone)]
pub struct New {
    /// The subnet, as it is now.
    pub subnet: Subnet,
    /// The addresses of a subnet that the vendor keeps for itself.
    pub reservation: Reservation,
    /// Which block it is.
    pub wish: Wish,
    /// Name; may be empty.
    pub name: String,
    /// Free text; may be empty.
    pub description: String,
    /// Tags.
    pub tags: Tags,
}

/// Reserves a block.
//
// GUESS: whoever has an address of it already keeps the address; no page says that such a block is refused.
pub fn create(scope: &mut Scope<'_>, location: &Location<'_>, new: New) -> Result<ReservedBlock> {
    let subnet = &new.subnet;
    let others = rows::in_network(scope, &subnet.vpc_id)?;
    let is_v6 = matches!(new.wish, Wish::Block(Range::V6(_)) | Wish::Length(Family::V6, _));
    if others.iter().filter(|(_, block)| matches!(block, Range::V6(_)) == is_v6).count() >= MOST_IN_NETWORK {
        return Err(Error::TooMany { kind: Kind::ReservedBlock, most: MOST_IN_NETWORK });
    }
    let others: Vec<_> = others.into_iter().filter(|(of, _)| *of == subnet.id).map(|(_, block)| block).collect();
    let block = match new.wish {
        Wish::Block(block) => {
            check(subnet, new.reservation, block)?;
            if let Some(other) = others.iter().find(|other| other.overlaps(block)) {
                return Err(Refusal::Overlaps { block, other: *other }.into());
            }
            block
        }
        Wish::Length(Family::V4, prefix) => {
            // Two bits longer, the vendor says, so that a quarter is taken at most.
            check_length(prefix, subnet.block.prefix() + 2, GIVEN)?;
            Range::V4(find(scope, subnet, new.reservation, prefix, &others)?)
        }
        Wish::Length(Family::V6, prefix) => {
            let block = subnet.block_v6.ok_or_else(|| Refusal::NoV6 { subnet: subnet.id.clone() })?;
            check_length(prefix, block.prefix() + 1, GIVEN_V6)?;
            Range::V6(find_v6(subnet, block, prefix, &others)?)
        }
    };
    let made = ReservedBlock {
        id: location.draw(scope, |formats| &formats.reserved_block),
        position: next_position(scope)?,
        region: subnet.region.clone(),
        vpc_id: subnet.vpc_id.clone(),
        subnet_id: subnet.id.clone(),
        block,
        name: new.name,
        description: new.description,
        transition: Transition::create(scope.begins(TRANSITION_LASTS)),
        created_at: scope.now(),
        resource_group: subnet.resource_group.clone(),
    };
    table::insert(scope, [&made])?;
    store::tag::set(scope, TAGGED, &made.id, &new.tags)?;
    Ok(made)
}

/// Refuses a block that is not a part of the subnet, or of which the cloud keeps addresses for itself.
fn check(subnet: &Subnet, reservation: Reservation, block: Range) -> std::result::Result<(), Refusal> {
    let (whole, longest) = match block {
        Range::V4(_) => (Range::V4(subnet.block), GIVEN),
        Range::V6(_) => {
            let whole = subnet.block_v6.ok_or_else(|| Refusal::NoV6 { subnet: subnet.id.clone() })?;
            (Range::V6(whole), GIVEN_V6)
        }
    };
    if !whole.covers(block) {
        return Err(Refusal::Outside { block, subnet: subnet.id.clone() });
    }
    check_length(block.prefix(), whole.prefix() + 1, longest)?;
    let is_kept = match (whole, block) {
        (Range::V4(whole), Range::V4(block)) => !is_usable(whole, reservation, block),
        // The first address and the last nine are kept, which lie in one block of this size each.
        (Range::V6(whole), Range::V6(block)) => block.first() == whole.first() || block.last() == whole.last(),
        _ => false,
    };
    if is_kept { Err(Refusal::Kept { block }) } else { Ok(()) }
}

fn check_length(prefix: u8, shortest: u8, longest: u8) -> std::result::Result<(), Refusal> {
    let possible = (shortest..=longest).contains(&prefix);
    if possible { Ok(()) } else { Err(Refusal::WrongSize { prefix, shortest, longest }) }
}

fn is_usable(whole: Block, reservation: Reservation, block: Block) -> bool {
    let usable = Pool::new(whole, reservation).usable();
    let number = |address| u64::from(u32::from(address));
    usable.start <= number(block.first()) && number(block.last()) < usable.end
}

/// The lowest block of which nothing is reserved, kept or in use.
fn find(
    scope: &mut Scope<'_>,
    subnet: &Subnet,
    reservation: Reservation,
    prefix: u8,
    others: &[Range],
) -> Result<Block> {
    let full = || Refusal::Full { subnet: subnet.id.clone(), prefix };
    let others = others.iter().filter_map(|other| if let Range::V4(block) = other { Some(*block) } else { None });
    let mut taken: Vec<_> = others.collect();
    loop {
        let block = subnet.block.next_free(prefix, taken.iter().copied()).map_err(|_| full())?;
        let (first, last) = (u32::from(block.first()).into(), u64::from(u32::from(block.last())));
        let is_used = address::rows::next_taken(scope, &subnet.id, first)?.is_some_and(|used| used <= last);
        if !is_used && is_usable(subnet.block, reservation, block) {
            return Ok(block);
        }
        taken.push(block);
    }
}

/// The lowest IPv6 block of which nothing is reserved or kept.
fn find_v6(subnet: &Subnet, whole: BlockV6, prefix: u8, others: &[Range]) -> std::result::Result<BlockV6, Refusal> {
    let full = || Refusal::Full { subnet: subnet.id.clone(), prefix };
    let others = others.iter().filter_map(|other| if let Range::V6(block) = other { Some(*block) } else { None });
    let ends = [whole.first(), whole.last()].into_iter().filter_map(|end| BlockV6::around(end, prefix));
    whole.next_free(prefix, others.chain(ends)).ok_or_else(full)
}
