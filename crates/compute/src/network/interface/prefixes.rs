//! The rules: give whole blocks of addresses to an interface, and take them away.

use std::net::Ipv4Addr;

use store::Scope;

use super::addresses::{Wanted, settled};
use super::{Refusal, rows};
use crate::error::{Error, Result};
use crate::network::address;
use crate::network::block::{AddressError, Block, Pool, Reservation};
use crate::network::reserved_block::{self, GIVEN};
use crate::network::subnet::{self, Subnet};

/// How many addresses a block has.
const SIZE: u64 = 1 << (32 - GIVEN);

/// Gives blocks of 16 addresses to an interface, and returns them. They are parts of reserved blocks of the subnet.
pub fn assign_prefixes(
    scope: &mut Scope<'_>,
    id: &str,
    reservation: Reservation,
    wanted: &Wanted<Block>,
) -> Result<Vec<Block>> {
    let mut interface = settled(scope, id)?;
    let subnet = subnet::get(scope, &interface.subnet_id)?;
    let taken = take(scope, &subnet, reservation, id, wanted)?;
    interface.prefixes.extend(&taken);
    rows::update(scope, &interface)?;
    Ok(taken)
}

/// Takes blocks of addresses from an interface that has them.
pub fn unassign_prefixes(scope: &mut Scope<'_>, id: &str, blocks: &[Block]) -> Result<()> {
    let mut interface = settled(scope, id)?;
    for block in blocks {
        if !interface.prefixes.contains(block) {
            return Err(Refusal::NotFurther { id: interface.id, address: block.first() }.into());
        }
        address::rows::delete_some(scope, &interface.subnet_id, &addresses(*block))?;
    }
    interface.prefixes.retain(|block| !blocks.contains(block));
    rows::update(scope, &interface)?;
    Ok(())
}

/// Gives blocks of a subnet to an interface that is being made or changed, without noting them in its row.
pub(super) fn take(
    scope: &mut Scope<'_>,
    subnet: &Subnet,
    reservation: Reservation,
    id: &str,
    wanted: &Wanted<Block>,
) -> Result<Vec<Block>> {
    if wanted.count() == 0 {
        return Ok(Vec::new());
    }
    let reserved = reserved_block::v4_in(scope, &subnet.id)?;
    let (mut taken, count) = match wanted {
        Wanted::Any(count) => (Vec::new(), *count),
        Wanted::These(blocks) => {
            for block in blocks {
                check(scope, subnet, (reservation, &reserved), *block)?;
                keep(scope, subnet, id, *block)?;
            }
            (blocks.clone(), 0)
        }
    };
    for _ in 0..count {
        let block = free(scope, subnet, &reserved)?;
        keep(scope, subnet, id, block)?;
        taken.push(block);
    }
    Ok(taken)
}

/// The lowest part of the reserved blocks of which no address is in use.
fn free(scope: &mut Scope<'_>, subnet: &Subnet, reserved: &[Block]) -> Result<Block> {
    for block in reserved {
        let (mut first, last) = (u64::from(u32::from(block.first())), u64::from(u32::from(block.last())));
        while first + SIZE <= last + 1 {
            match address::rows::next_taken(scope, &subnet.id, first)? {
                Some(taken) if taken < first + SIZE => first = (taken + 1).next_multiple_of(SIZE),
                _ => {
                    let first = Ipv4Addr::from(u32::try_from(first).unwrap_or_default());
                    return Block::around(first, GIVEN).ok_or_else(|| exhausted(subnet));
                }
            }
        }
    }
    Err(exhausted(subnet))
}

fn exhausted(subnet: &Subnet) -> Error {
    AddressError::Exhausted { block: subnet.block, wanted: 1, available: 0 }.into()
}

/// Refuses a block of another size, outside what is reserved, or of which an address is in use.
fn check(
    scope: &mut Scope<'_>,
    subnet: &Subnet,
    (reservation, reserved): (Reservation, &[Block]),
    block: Block,
) -> Result<()> {
    let usable = Pool::new(subnet.block, reservation).usable();
    let first = u64::from(u32::from(block.first()));
    let is_reserved = reserved.iter().any(|reserved| reserved.covers(block));
    if block.prefix() != GIVEN || !is_reserved || first < usable.start || first + SIZE > usable.end {
        return Err(AddressError::Outside { address: block.first(), block: subnet.block }.into());
    }
    match address::rows::next_taken(scope, &subnet.id, first)? {
        Some(taken) if taken < first + SIZE => Err(AddressError::Taken { address: block.first() }.into()),
        _ => Ok(()),
    }
}

fn keep(scope: &mut Scope<'_>, subnet: &Subnet, id: &str, block: Block) -> Result<()> {
    let addresses = addresses(block);
    let taken: Vec<_> = addresses.iter().map(|address| (*address, id)).collect();
    Ok(address::rows::insert(scope, &subnet.id, &taken)?)
}

fn addresses(block: Block) -> Vec<Ipv4Addr> {
    (u32::from(block.first())..=u32::from(block.last())).map(Ipv4Addr::from).collect()
}
