//! How IPv6 addresses are called: an id spells the region and the address.

use std::net::Ipv6Addr;

use compute::network::address::v6::Ipv6Address;

use crate::ecs::{Error, Result, location};
use crate::vpc::codes;

/// What ids begin with.
const PREFIX: &str = "ipv6-";
/// The letters behind the region, which are digits of a number.
const DIGITS: &[u8; 36] = b"0123456789abcdefghijklmnopqrstuvwxyz";
/// How many digits an address takes.
const LENGTH: usize = 25;

/// The id of an address.
pub(super) fn id_of(held: &Ipv6Address) -> String {
    id(&held.region, held.address)
}

/// The id of an address in a region.
pub(super) fn id(region: &str, address: Ipv6Addr) -> String {
    let code = location::region_of(region).map(|region| region.id_code.clone()).unwrap_or_default();
    let mut number = u128::from(address);
    let mut digits = Vec::with_capacity(LENGTH);
    for _ in 0..LENGTH {
        let digit = usize::try_from(number % 36).unwrap_or_default();
        digits.extend(DIGITS.get(digit).copied().map(char::from));
        number /= 36;
    }
    format!("{PREFIX}{code}{}", digits.iter().rev().collect::<String>())
}

/// The address that an id spells.
pub(super) fn address(id: &str) -> Option<Ipv6Addr> {
    let tail = id.strip_prefix(PREFIX)?;
    let digits = tail.get(tail.len().checked_sub(LENGTH)?..)?;
    let number = digits.bytes().try_fold(0_u128, |number, letter| {
        let digit = DIGITS.iter().position(|digit| *digit == letter)?;
        number.checked_mul(36)?.checked_add(digit as u128)
    });
    number.map(Ipv6Addr::from)
}

/// The address that a call names; one that no id spells is not there.
pub(super) fn named(id: &str) -> Result<Ipv6Addr> {
    address(id).ok_or_else(|| Error::of(codes::gateway::ADDRESS_NOT_FOUND))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_spells_its_address() {
        for text in ["3fff:1:2:ab00:1234:5678:9abc:def0", "::", "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"] {
            let held: Ipv6Addr = text.parse().unwrap();
            let id = id("cn-hangzhou", held);
            assert!(id.starts_with("ipv6-bp1"), "{id}");
            assert_eq!(address(&id), Some(held), "{id}");
        }
        for strange in
            ["", "ipv6-", "ipv6-bp1", "ipv4-bp10000000000000000000000000", "ipv6-bp1zzzzzzzzzzzzzzzzzzzzzzzzz"]
        {
            assert_eq!(address(strange), None, "{strange}");
        }
    }
}
