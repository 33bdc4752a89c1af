//! Blocks of a subnet's addresses that are reserved: network interfaces are given whole blocks from them, and nothing else is
//! given an address of them.

mod create;
mod delete;
mod get;
mod list;
mod modify;
mod range;
pub(crate) mod rows;
#[cfg(test)]
pub(crate) mod tests;

pub use create::{MOST_IN_NETWORK, New, Wish, create};
pub use delete::delete;
pub use get::get;
pub(crate) use get::{free_between, v4_in, v6_in};
pub use list::{Filter, Given, Usage, given, list, usage};
pub use modify::{Change, modify};
pub use range::Range;

use kernel::Timestamp;

use crate::transition::{Status, Transition};

/// Kind under which tags of reserved blocks are kept.
pub const TAGGED: &str = "reserved-block";

/// The length of the prefix of the IPv4 blocks that interfaces are given.
pub const GIVEN: u8 = 28;

/// The same for IPv6.
pub const GIVEN_V6: u8 = 80;

/// A reserved block of a subnet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReservedBlock {
    /// Identifier.
    pub id: String,
    /// Its place among the account's things.
    pub position: i64,
    /// The region it lies in.
    pub region: String,
    /// The network.
    pub vpc_id: String,
    /// The subnet whose addresses are reserved.
    pub subnet_id: String,
    /// The addresses.
    pub block: Range,
    /// Name; may be empty.
    pub name: String,
    /// Free text; may be empty.
    pub description: String,
    /// What was last asked of it, from which its state follows.
    pub transition: Transition,
    /// When it was made.
    pub created_at: Timestamp,
    /// Resource group of the subnet; may be empty.
    pub resource_group: String,
}

impl ReservedBlock {
    /// Its state at a moment.
    pub fn status(&self, now: Timestamp) -> Status {
        self.transition.status(now, false)
    }
}

/// Why a rule about reserved blocks refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The block is being reserved.
    #[error("reserved block `{id}` is being made")]
    Busy {
        /// The reserved block.
        id: String,
    },
    /// The subnet has no IPv6 addresses.
    #[error("subnet `{subnet}` has no IPv6 addresses")]
    NoV6 {
        /// The subnet.
        subnet: String,
    },
    /// The block is not a part of the subnet.
    #[error("`{block}` is not a part of subnet `{subnet}`")]
    Outside {
        /// The block as wished.
        block: Range,
        /// The subnet.
        subnet: String,
    },
    /// The block has addresses that the cloud keeps for itself.
    #[error("`{block}` has addresses that the cloud keeps for itself")]
    Kept {
        /// The block as wished.
        block: Range,
    },
    /// The prefix is too short or too long.
    #[error("a prefix of {prefix} is not between {shortest} and {longest}")]
    WrongSize {
        /// The prefix as wished.
        prefix: u8,
        /// The shortest one.
        shortest: u8,
        /// The longest one.
        longest: u8,
    },
    /// The block shares addresses with one that is reserved already.
    #[error("`{block}` overlaps `{other}`")]
    Overlaps {
        /// The block as wished.
        block: Range,
        /// The reserved block.
        other: Range,
    },
    /// No block of this size is free.
    #[error("subnet `{subnet}` has no free block with prefix {prefix}")]
    Full {
        /// The subnet.
        subnet: String,
        /// The prefix as wished.
        prefix: u8,
    },
    /// An interface has addresses of it.
    #[error("interfaces have blocks of `{id}`")]
    InUse {
        /// The reserved block.
        id: String,
    },
}
