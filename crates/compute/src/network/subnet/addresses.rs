//! The rules: list the addresses of a subnet that are in use, and those that are free.

use std::net::Ipv4Addr;
use std::ops::Range;

use store::Scope;

use super::Subnet;
use crate::error::Result;
use crate::network::address::rows;
use crate::network::block::{Pool, Reservation};
use crate::network::reserved_block;

/// The addresses of a subnet that are in use, lowest first.
pub fn taken(scope: &mut Scope<'_>, subnet: &Subnet) -> Result<Vec<Ipv4Addr>> {
    let numbers = rows::taken_in(scope, &subnet.id)?.into_iter();
    Ok(numbers.filter_map(|number| u32::try_from(number).ok()).map(Ipv4Addr::from).collect())
}

/// The free addresses of a subnet as numbers, lowest first: runs of them, however many there are. `reservation` says what the
/// subnet keeps for the cloud.
pub fn free(scope: &mut Scope<'_>, subnet: &Subnet, reservation: Reservation) -> Result<Vec<Range<u64>>> {
    let taken = rows::taken_in(scope, &subnet.id)?;
    let reserved = reserved_block::v4_in(scope, &subnet.id)?;
    let usable = Pool::new(subnet.block, reservation).usable();
    let parts = reserved_block::free_between(usable, &reserved);
    Ok(parts.iter().flat_map(|part| between(part, &taken)).collect())
}

/// What lies between these addresses, which are in order.
fn between(part: &Range<u64>, taken: &[u64]) -> Vec<Range<u64>> {
    let mut free = Vec::new();
    let mut start = part.start;
    for address in taken.iter().copied().filter(|address| part.contains(address)) {
        free.push(start..address);
        start = address + 1;
    }
    free.push(start..part.end);
    free.retain(|run| !run.is_empty());
    free
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_of_free_addresses_end_at_those_in_use() {
        assert_eq!(between(&(2..10), &[]).first(), Some(&(2..10)));
        assert_eq!(between(&(2..10), &[1, 2, 3, 6, 9, 12]), [4..6, 7..9]);
        assert_eq!(between(&(2..4), &[2, 3]), Vec::<Range<u64>>::new());
    }
}
