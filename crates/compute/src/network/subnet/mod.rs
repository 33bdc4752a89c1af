//! Subnets: blocks cut from a network, each in one zone.

mod addresses;
mod create;
mod delete;
mod get;
mod list;
mod modify;
pub(super) mod rows;
#[cfg(test)]
mod tests;

pub use addresses::{free, taken};
pub use create::{New, PartV6, create};
pub use delete::delete;
pub use get::{available, blocks_in, get, get_many, ids_in};
pub use list::{Filter, list};
pub use modify::{Change, ChangeV6, modify};

use kernel::Timestamp;

use super::block::{Block, BlockV6};
use crate::Extras;

/// Kind under which tags of subnets are kept.
pub const TAGGED: &str = "subnet";

/// A subnet.
#[derive(Debug, Clone, PartialEq)]
pub struct Subnet {
    /// Identifier.
    pub id: String,
    /// Its place among the account's things.
    pub position: i64,
    /// The region it lies in.
    pub region: String,
    /// The zone it lies in; empty where subnets span their region.
    pub zone: String,
    /// The network it is cut from.
    pub vpc_id: String,
    /// Name; may be empty.
    pub name: String,
    /// Free text; may be empty.
    pub description: String,
    /// Its addresses.
    pub block: Block,
    /// Its IPv6 addresses.
    pub block_v6: Option<BlockV6>,
    /// The route table it uses; `None` for that of its network.
    pub route_table_id: Option<String>,
    /// The list of what may pass into and out of it; `None` where everything may.
    pub network_acl_id: Option<String>,
    /// Whether the cloud made it for a launch that named no subnet.
    pub is_default: bool,
    /// Resource group; may be empty.
    pub resource_group: String,
    /// What only the dialect reads.
    pub extras: Extras,
    /// When it was made.
    pub created_at: Timestamp,
}
