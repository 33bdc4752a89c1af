//! Blocks of addresses and what may be cut from them.
//!
//! A [`Block`] is always in its canonical form: the bits behind the prefix are zero. Vendors
//! differ in which blocks they take for a network, so the limits are a value, [`BlockRules`].

mod pool;
#[cfg(test)]
mod tests;
mod v6;

pub use pool::{AddressError, Gap, Pool, Reservation};
pub use v6::{AddressV6Error, BlockV6};

use std::fmt;
use std::net::Ipv4Addr;
use std::str::FromStr;

use ipnet::Ipv4Net;
use serde::{Deserialize, Serialize};
use store::{Cell, FromCell, ToValue, Value, one_column};

/// Why a block is refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BlockError {
    /// The text is not an address, a slash and a prefix length.
    #[error("`{text}` is not an address block")]
    Malformed {
        /// The text as given.
        text: String,
    },
    /// The address is not the first of its block.
    #[error("`{text}` has bits behind its prefix; the block is `{block}`")]
    HostBits {
        /// The text as given.
        text: String,
        /// The block that the address lies in, for callers that want to accept it.
        block: Block,
    },
    /// The prefix is too short or too long.
    #[error("prefix of `{block}` is not between {shortest} and {longest}")]
    PrefixOutOfBounds {
        /// The block as given.
        block: Block,
        /// The shortest prefix that is accepted, which makes the largest block.
        shortest: u8,
        /// The longest prefix that is accepted, which makes the smallest block.
        longest: u8,
    },
    /// The block lies in none of the ranges that are accepted.
    #[error("`{block}` is in none of the ranges for networks")]
    NotAllowed {
        /// The block as given.
        block: Block,
    },
    /// The block does not lie inside the one it should be cut from.
    #[error("`{block}` is not inside `{parent}`")]
    Outside {
        /// The block as given.
        block: Block,
        /// The block it should lie in.
        parent: Block,
    },
    /// The block shares addresses with one that is in use.
    #[error("`{block}` overlaps `{other}`")]
    Overlaps {
        /// The block as given.
        block: Block,
        /// The block in use.
        other: Block,
    },
    /// No room is left for a block of this size.
    #[error("no block with prefix {prefix} is free in `{parent}`")]
    Full {
        /// The prefix that was wished for.
        prefix: u8,
        /// The block it should be cut from.
        parent: Block,
    },
}

/// A block of IPv4 addresses in canonical form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Block(Ipv4Net);

/// Which blocks are accepted for a network.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BlockRules {
    /// The shortest prefix, which makes the largest block.
    pub shortest: u8,
    /// The longest prefix, which makes the smallest block.
    pub longest: u8,
    /// The ranges a block must lie in; empty means anywhere.
    pub ranges: Vec<Block>,
}

impl BlockRules {
    /// Limits on the prefix alone.
    pub fn prefix(shortest: u8, longest: u8) -> Self {
        Self { shortest, longest, ranges: Vec::new() }
    }

    /// The same limits, inside the private ranges only.
    #[must_use]
    pub fn private(mut self) -> Self {
        self.ranges = Block::private_ranges().to_vec();
        self
    }

    /// Checks a block against these rules.
    pub fn check(&self, block: Block) -> Result<(), BlockError> {
        if !(self.shortest..=self.longest).contains(&block.prefix()) {
            return Err(BlockError::PrefixOutOfBounds { block, shortest: self.shortest, longest: self.longest });
        }
        if !self.ranges.is_empty() && !self.ranges.iter().any(|range| range.covers(block)) {
            return Err(BlockError::NotAllowed { block });
        }
        Ok(())
    }
}

impl Block {
    /// The ranges that RFC 1918 sets aside for private networks.
    pub const fn private_ranges() -> [Self; 3] {
        [
            Self(Ipv4Net::new_assert(Ipv4Addr::new(10, 0, 0, 0), 8)),
            Self(Ipv4Net::new_assert(Ipv4Addr::new(172, 16, 0, 0), 12)),
            Self(Ipv4Net::new_assert(Ipv4Addr::new(192, 168, 0, 0), 16)),
        ]
    }

    /// The block with this prefix that an address lies in, or nothing if the prefix exceeds 32.
    pub fn around(address: Ipv4Addr, prefix: u8) -> Option<Self> {
        Some(Self(Ipv4Net::new(address, prefix).ok()?.trunc()))
    }

    /// The first address.
    pub fn first(self) -> Ipv4Addr {
        self.0.network()
    }

    /// The last address.
    pub fn last(self) -> Ipv4Addr {
        self.0.broadcast()
    }

    /// The length of the prefix.
    pub fn prefix(self) -> u8 {
        self.0.prefix_len()
    }

    /// How many addresses there are, reserved ones included.
    pub fn size(self) -> u64 {
        1 << (32 - u32::from(self.prefix()))
    }

    /// Whether an address lies in this block.
    pub fn contains(self, address: Ipv4Addr) -> bool {
        self.0.contains(&address)
    }

    /// Whether another block lies wholly in this one. A block covers itself.
    pub fn covers(self, other: Self) -> bool {
        self.0.contains(&other.0)
    }

    /// Whether the two blocks share an address.
    pub fn overlaps(self, other: Self) -> bool {
        self.covers(other) || other.covers(self)
    }

    /// Whether this block lies in a private range.
    pub fn is_private(self) -> bool {
        Self::private_ranges().iter().any(|range| range.covers(self))
    }

    /// Checks that this block can be cut from a parent beside the blocks already cut from it.
    pub fn fits(self, parent: Self, taken: impl IntoIterator<Item = Self>) -> Result<(), BlockError> {
        if !parent.covers(self) {
            return Err(BlockError::Outside { block: self, parent });
        }
        match taken.into_iter().find(|other| self.overlaps(*other)) {
            Some(other) => Err(BlockError::Overlaps { block: self, other }),
            None => Ok(()),
        }
    }

    /// The lowest free block with this prefix inside this one.
    pub fn next_free(self, prefix: u8, taken: impl IntoIterator<Item = Self>) -> Result<Self, BlockError> {
        let full = BlockError::Full { prefix, parent: self };
        if prefix < self.prefix() || prefix > 32 {
            return Err(full);
        }
        let mut taken: Vec<Self> = taken.into_iter().collect();
        taken.sort_unstable();
        // Blocks nest or keep apart, so in order of their first address each one either
        // starts behind the candidate, leaving it free, or pushes the candidate forward.
        let step = 1u64 << (32 - u32::from(prefix));
        let end = u64::from(u32::from(self.last()));
        let mut candidate = u64::from(u32::from(self.first()));
        for other in taken {
            if u64::from(u32::from(other.first())) >= candidate + step {
                break;
            }
            let past = u64::from(u32::from(other.last())) + 1;
            candidate = candidate.max(past.next_multiple_of(step));
        }
        u32::try_from(candidate)
            .ok()
            .filter(|_| candidate <= end)
            .and_then(|first| Self::around(Ipv4Addr::from(first), prefix))
            .ok_or(full)
    }
}

impl FromStr for Block {
    type Err = BlockError;

    fn from_str(text: &str) -> Result<Self, BlockError> {
        let net: Ipv4Net = text.parse().map_err(|_| BlockError::Malformed { text: text.to_owned() })?;
        let block = Self(net.trunc());
        if block.first() != net.addr() {
            return Err(BlockError::HostBits { text: text.to_owned(), block });
        }
        Ok(block)
    }
}

impl TryFrom<String> for Block {
    type Error = BlockError;

    fn try_from(text: String) -> Result<Self, BlockError> {
        text.parse()
    }
}

impl From<Block> for String {
    fn from(block: Block) -> Self {
        block.to_string()
    }
}

/// Kept as its text.
impl ToValue for Block {
    fn to_value(&self) -> Value<'_> {
        Value::Text(self.to_string().into())
    }
}

impl FromCell for Block {
    fn from_cell(cell: Cell<'_>) -> Option<Self> {
        cell.text()?.parse().ok()
    }
}

one_column!(Block);

impl fmt::Display for Block {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(out)
    }
}
