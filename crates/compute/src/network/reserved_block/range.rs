//! A block of either kind of addresses.

use std::fmt;
use std::str::FromStr;

use store::{Cell, FromCell, ToValue, Value, one_column};

use crate::network::block::{Block, BlockError, BlockV6};

/// A block of IPv4 or of IPv6 addresses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Range {
    /// IPv4.
    V4(Block),
    /// IPv6.
    V6(BlockV6),
}

impl Range {
    /// Whether another block lies wholly in this one.
    pub fn covers(self, other: Self) -> bool {
        match (self, other) {
            (Self::V4(own), Self::V4(other)) => own.covers(other),
            (Self::V6(own), Self::V6(other)) => own.covers(other),
            _ => false,
        }
    }

    /// Whether the two blocks share an address.
    pub fn overlaps(self, other: Self) -> bool {
        self.covers(other) || other.covers(self)
    }

    /// The length of the prefix.
    pub fn prefix(self) -> u8 {
        match self {
            Self::V4(block) => block.prefix(),
            Self::V6(block) => block.prefix(),
        }
    }
}

impl FromStr for Range {
    type Err = BlockError;

    fn from_str(text: &str) -> Result<Self, BlockError> {
        if text.contains(':') { text.parse().map(Self::V6) } else { text.parse().map(Self::V4) }
    }
}

impl fmt::Display for Range {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::V4(block) => block.fmt(out),
            Self::V6(block) => block.fmt(out),
        }
    }
}

/// Kept as its text. That of IPv6 has colons.
impl ToValue for Range {
    fn to_value(&self) -> Value<'_> {
        Value::Text(self.to_string().into())
    }
}

impl FromCell for Range {
    fn from_cell(cell: Cell<'_>) -> Option<Self> {
        cell.text()?.parse().ok()
    }
}

one_column!(Range);
