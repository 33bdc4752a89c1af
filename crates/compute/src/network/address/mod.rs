//! Addresses in use, private and public.

pub(crate) mod rows;
pub mod v6;

use std::collections::HashMap;
use std::net::Ipv4Addr;
use std::ops::Range;

use store::Scope;

use super::block::{AddressError, Gap, Pool, Reservation};
use super::reserved_block;
use super::subnet::Subnet;
use crate::error::{Error, Result};
use crate::instance::{Count, Networking};

/// How often a public address is drawn before the supply counts as used up.
const DRAWS: usize = 64;

/// Finds addresses of its subnet for a launch: as many as are wanted, or as few as are enough.
///
/// What it costs follows how many are wanted, not how many are taken.
pub(crate) fn find_free(scope: &mut Scope<'_>, networking: &Networking, count: Count) -> Result<Vec<Ipv4Addr>> {
    find_in(scope, &networking.subnet, networking.reservation, networking.address, count)
}

/// Finds addresses of a subnet, from a wished one on where there is one. Those of reserved blocks are not among them.
pub(crate) fn find_in(
    scope: &mut Scope<'_>,
    subnet: &Subnet,
    reservation: Reservation,
    wished: Option<Ipv4Addr>,
    count: Count,
) -> Result<Vec<Ipv4Addr>> {
    let pool = Pool::new(subnet.block, reservation);
    let Some(first) = wished else {
        let gaps = free_gaps(scope, subnet, &pool, count.wanted.max(count.least))?;
        return Ok(pool.take_any(&gaps, count.wanted, count.least)?);
    };
    let number = u64::from(u32::from(first));
    let reserved = reserved_block::v4_in(scope, &subnet.id)?;
    let reserved = reserved.iter().filter(|block| block.last() >= first);
    let reserved = reserved.map(|block| u64::from(u32::from(block.first())).max(number)).min();
    let taken = rows::next_taken(scope, &subnet.id, number)?.into_iter().chain(reserved).min();
    let mut wanted = count.wanted;
    loop {
        match pool.take_run(first, wanted, taken) {
            Err(AddressError::Taken { .. } | AddressError::Exhausted { .. } | AddressError::Reserved { .. })
                if wanted > count.least =>
            {
                wanted -= 1;
            }
            found => return Ok(found?),
        }
    }
}

/// The lowest gaps outside the reserved blocks that hold so many, or all of them. It takes a statement or two for each reserved
/// block below them.
fn free_gaps(scope: &mut Scope<'_>, subnet: &Subnet, pool: &Pool, count: u32) -> Result<Vec<Gap>> {
    let reserved = reserved_block::v4_in(scope, &subnet.id)?;
    let mut found = Vec::new();
    let mut left = u64::from(count);
    for part in reserved_block::free_between(pool.usable(), &reserved) {
        for gap in gaps(scope, &subnet.id, &part, u32::try_from(left).unwrap_or(u32::MAX))? {
            let behind = gap.behind.map_or(part.end, |behind| behind.min(part.end));
            left = left.saturating_sub(behind.saturating_sub(gap.first));
            found.push(Gap { first: gap.first, behind: Some(behind) });
        }
        if left == 0 {
            break;
        }
    }
    Ok(found)
}

/// The lowest gaps between the addresses in use that hold so many, or all of them.
fn gaps(scope: &mut Scope<'_>, subnet_id: &str, usable: &Range<u64>, count: u32) -> Result<Vec<Gap>> {
    // The first gap is the one before every address in use; it may be empty.
    let mut gaps = vec![Gap { first: usable.start, behind: rows::next_taken(scope, subnet_id, usable.start)? }];
    let enough = gaps[0].behind.is_none_or(|behind| behind - usable.start >= u64::from(count));
    if !enough {
        gaps.extend(rows::gaps(scope, subnet_id, usable, count)?);
    }
    Ok(gaps)
}

/// The public addresses of these instances. An instance without is not in the map.
pub fn public_of(scope: &mut Scope<'_>, instances: &[&str]) -> Result<HashMap<String, Ipv4Addr>> {
    Ok(rows::public_of(scope, instances)?)
}

/// Whether a public address is one of the sandbox's and nobody has it.
pub(crate) fn is_free(scope: &mut Scope<'_>, address: Ipv4Addr) -> Result<bool> {
    let [a, b, _, d] = address.octets();
    let is_public = a == 198 && (b == 18 || b == 19) && !matches!(d, 0 | 255);
    Ok(is_public && rows::public_taken(scope, &[address])?.is_empty())
}

/// Draws a public address that nobody has.
pub(crate) fn draw_one(scope: &mut Scope<'_>) -> Result<Ipv4Addr> {
    draw_public(scope, 1)?.pop().ok_or(Error::NoPublicAddress)
}

/// Draws public addresses that nobody has, each once.
///
/// Public addresses come from 198.18.0.0/15, which is set aside for tests of networks, so nobody on the
/// Internet is mistaken for an instance of the sandbox.
pub(crate) fn draw_public(scope: &mut Scope<'_>, count: usize) -> Result<Vec<Ipv4Addr>> {
    let mut free: Vec<Ipv4Addr> = Vec::with_capacity(count);
    for _ in 0..DRAWS {
        let drawn: Vec<_> = (free.len()..count).map(|_| draw(scope)).collect();
        let taken = rows::public_taken(scope, &drawn)?;
        for address in drawn {
            // The first and the last address of a block of 256 look like a network and everybody in it.
            if !matches!(address.octets()[3], 0 | 255) && !taken.contains(&address) && !free.contains(&address) {
                free.push(address);
            }
        }
        if free.len() == count {
            return Ok(free);
        }
    }
    Err(Error::NoPublicAddress)
}

fn draw(scope: &Scope<'_>) -> Ipv4Addr {
    let [a, b, c] = scope.mint().bytes::<3>("public-address");
    Ipv4Addr::new(198, 18 + (a & 1), b, c)
}
