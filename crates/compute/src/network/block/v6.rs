//! Blocks of IPv6 addresses.

use std::fmt;
use std::net::Ipv6Addr;
use std::str::FromStr;

use ipnet::Ipv6Net;
use serde::{Deserialize, Serialize};
use store::{Cell, FromCell, Scope, ToValue, Value, one_column};

use super::BlockError;

/// Addresses of a subnet that the cloud keeps for itself: the first, and the last nine.
///
/// Source: the vendor's page "Create a vSwitch".
const RESERVED: (u128, u128) = (1, 9);

/// Why an IPv6 address is not handed out.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum AddressV6Error {
    /// The subnet has no IPv6 addresses.
    #[error("subnet `{subnet}` has no IPv6 addresses")]
    NotEnabled {
        /// The subnet.
        subnet: String,
    },
    /// The address is not in the block.
    #[error("`{address}` is not inside `{block}`")]
    Outside {
        /// The address as wished.
        address: Ipv6Addr,
        /// The block it should lie in.
        block: BlockV6,
    },
    /// The cloud keeps the address for itself.
    #[error("`{address}` is reserved")]
    Reserved {
        /// The address as wished.
        address: Ipv6Addr,
    },
    /// The address is in use.
    #[error("`{address}` is in use")]
    Taken {
        /// The address as wished.
        address: Ipv6Addr,
    },
    /// The address stands in the list twice, or is wished for several interfaces.
    #[error("`{address}` is wished for twice")]
    Repeated {
        /// The address as wished.
        address: Ipv6Addr,
    },
}

/// A block of IPv6 addresses in canonical form: the bits behind the prefix are zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct BlockV6(Ipv6Net);

impl BlockV6 {
    /// The length of the prefix.
    pub fn prefix(self) -> u8 {
        self.0.prefix_len()
    }

    /// The first address.
    pub fn first(self) -> Ipv6Addr {
        self.0.network()
    }

    /// The last address.
    pub fn last(self) -> Ipv6Addr {
        self.0.broadcast()
    }

    /// Whether another block lies wholly in this one. A block covers itself.
    pub fn covers(self, other: Self) -> bool {
        self.0.contains(&other.0)
    }

    /// Whether an address lies in this block.
    pub fn contains(self, address: Ipv6Addr) -> bool {
        self.0.contains(&address)
    }

    /// The block with this prefix that an address lies in, or nothing if the prefix exceeds 128.
    pub fn around(address: Ipv6Addr, prefix: u8) -> Option<Self> {
        Some(Self(Ipv6Net::new(address, prefix).ok()?.trunc()))
    }

    /// The lowest block with this prefix inside this one that shares no address with those that are taken.
    pub fn next_free(self, prefix: u8, taken: impl IntoIterator<Item = Self>) -> Option<Self> {
        let mut taken: Vec<Self> = taken.into_iter().collect();
        taken.sort_unstable();
        let mut candidate = Self::around(self.first(), prefix)?;
        for other in taken {
            if candidate.covers(other) || other.covers(candidate) {
                let behind = u128::from(other.last()).max(u128::from(candidate.last())).checked_add(1)?;
                candidate = Self::around(Ipv6Addr::from(behind), prefix)?;
            }
        }
        Some(candidate).filter(|candidate| self.covers(*candidate))
    }

    /// The part with this number among those that are eight bits smaller; `None` where there is none so small.
    pub fn part(self, number: u8) -> Option<Self> {
        let prefix = self.prefix().checked_add(8).filter(|prefix| *prefix <= 128)?;
        let first = u128::from(self.0.network()) | (u128::from(number) << (128 - prefix));
        Some(Self(Ipv6Net::new(Ipv6Addr::from(first), prefix).ok()?))
    }

    /// Refuses an address that this block does not have, or that the cloud keeps for itself.
    pub fn check_usable(self, address: Ipv6Addr) -> Result<(), AddressV6Error> {
        if !self.0.contains(&address) {
            return Err(AddressV6Error::Outside { address, block: self });
        }
        let from = |end: Ipv6Addr| u128::from(end).abs_diff(u128::from(address));
        if from(self.0.network()) < RESERVED.0 || from(self.0.broadcast()) < RESERVED.1 {
            return Err(AddressV6Error::Reserved { address });
        }
        Ok(())
    }

    /// Draws an address of this block.
    pub(crate) fn draw_address(self, scope: &Scope<'_>) -> Ipv6Addr {
        let drawn = u128::from_be_bytes(scope.mint().bytes::<16>("ipv6-address"));
        let behind = u128::MAX.checked_shr(self.prefix().into()).unwrap_or(0);
        Ipv6Addr::from(u128::from(self.0.network()) | (drawn & behind))
    }

    /// A new block for a network: 56 bits of `3fff::/20`, which is set aside for documentation, so nobody on the Internet
    /// is mistaken for an instance of the sandbox. The 36 bits that are drawn keep networks apart.
    pub(crate) fn draw(scope: &Scope<'_>) -> Self {
        let bytes = scope.mint().bytes::<5>("ipv6-block");
        let drawn = bytes.into_iter().fold(0_u128, |drawn, byte| drawn << 8 | u128::from(byte)) & 0xf_ffff_ffff;
        Self(Ipv6Net::new_assert(Ipv6Addr::from(0x3fff << 112 | drawn << 72), 56))
    }
}

impl FromStr for BlockV6 {
    type Err = BlockError;

    fn from_str(text: &str) -> Result<Self, BlockError> {
        let malformed = || BlockError::Malformed { text: text.to_owned() };
        let net: Ipv6Net = text.parse().map_err(|_| malformed())?;
        if net.trunc() == net { Ok(Self(net)) } else { Err(malformed()) }
    }
}

impl TryFrom<String> for BlockV6 {
    type Error = BlockError;

    fn try_from(text: String) -> Result<Self, BlockError> {
        text.parse()
    }
}

impl From<BlockV6> for String {
    fn from(block: BlockV6) -> Self {
        block.to_string()
    }
}

/// Kept as its text.
impl ToValue for BlockV6 {
    fn to_value(&self) -> Value<'_> {
        Value::Text(self.to_string().into())
    }
}

impl FromCell for BlockV6 {
    fn from_cell(cell: Cell<'_>) -> Option<Self> {
        cell.text()?.parse().ok()
    }
}

one_column!(BlockV6);

impl fmt::Display for BlockV6 {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(out)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_has_its_number_behind_the_prefix() {
        let block: BlockV6 = "2001:db8:1:ab00::/56".parse().unwrap();
        let part = block.part(0x1f).unwrap();
        assert_eq!(part.to_string(), "2001:db8:1:ab1f::/64");
        assert!(block.covers(part) && !part.covers(block));
        assert_eq!("::/124".parse::<BlockV6>().unwrap().part(1), None);
        let usable = |text: &str| part.check_usable(text.parse().unwrap()).is_ok();
        assert!(usable("2001:db8:1:ab1f::1") && usable("2001:db8:1:ab1f:ffff:ffff:ffff:fff6"));
        for kept in ["2001:db8:1:ab1f::", "2001:db8:1:ab1f:ffff:ffff:ffff:fff7", "2001:db8:1:ab20::1"] {
            assert!(!usable(kept), "{kept}");
        }
        let free = |prefix, taken: &[&str]| {
            let taken = taken.iter().map(|text| text.parse::<BlockV6>().unwrap());
            part.next_free(prefix, taken).map(|free| free.to_string())
        };
        assert_eq!(free(80, &[]).unwrap(), "2001:db8:1:ab1f::/80");
        assert_eq!(free(80, &["2001:db8:1:ab1f:1::/80", "2001:db8:1:ab1f::/80"]).unwrap(), "2001:db8:1:ab1f:2::/80");
        assert_eq!(
            free(72, &["2001:db8:1:ab1f::/80", "2001:db8:1:ab1f:8000::/65"]).unwrap(),
            "2001:db8:1:ab1f:100::/72"
        );
        assert_eq!(free(80, &["2001:db8:1:ab1f::/64"]), None);
        for wrong in ["", "2001:db8::1/56", "10.0.0.0/8", "2001:db8::"] {
            assert!(wrong.parse::<BlockV6>().is_err(), "{wrong}");
        }
    }
}
