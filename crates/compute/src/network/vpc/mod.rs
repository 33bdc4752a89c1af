//! Networks: private address blocks that subnets are cut from.

mod associate;
mod create;
mod delete;
mod get;
mod list;
mod modify;
mod rows;
#[cfg(test)]
mod tests;

pub use associate::{MOST_SECONDARY, add_v6, associate, dissociate, remove_all_v6, remove_v6};
pub use create::{New, create};
pub use delete::delete;
pub use get::{get, get_many};
pub use list::{Filter, list};
pub use modify::{Change, modify};

use kernel::Timestamp;

use serde::{Deserialize, Serialize};

use super::block::{Block, BlockV6};
use super::dhcp_options::Attached;
use crate::Extras;

/// Kind under which tags of networks are kept.
pub const TAGGED: &str = "vpc";

/// A network.
#[derive(Debug, Clone, PartialEq)]
pub struct Vpc {
    /// Identifier.
    pub id: String,
    /// Its place among the account's things.
    pub position: i64,
    /// The region it lies in.
    pub region: String,
    /// Name; may be empty.
    pub name: String,
    /// Free text; may be empty.
    pub description: String,
    /// Its addresses.
    pub block: Block,
    /// Further addresses.
    pub secondary: Vec<Block>,
    /// Its IPv6 addresses, those that it got first in front.
    pub blocks_v6: Vec<RangeV6>,
    /// The router inside it.
    pub router_id: String,
    /// The route table that subnets use when no other is given.
    pub route_table_id: String,
    /// Whether the cloud made it for a launch that named no network.
    pub is_default: bool,
    /// The set of DHCP options that its instances learn of.
    pub dhcp: Option<Attached>,
    /// Resource group; may be empty.
    pub resource_group: String,
    /// What only the dialect reads.
    pub extras: Extras,
    /// When it was made.
    pub created_at: Timestamp,
}

/// IPv6 addresses of a network.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RangeV6 {
    /// The addresses.
    pub block: BlockV6,
    /// The vendor's word for the line over which they are reached.
    pub line: String,
}

impl Vpc {
    /// Every block of its IPv4 addresses, the first in front.
    pub fn blocks(&self) -> impl Iterator<Item = Block> {
        std::iter::once(self.block).chain(self.secondary.iter().copied())
    }
}
