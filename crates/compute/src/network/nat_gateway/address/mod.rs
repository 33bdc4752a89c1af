//! The addresses of NAT gateways between private networks, and the blocks that they are from. The first block is that of the
//! gateway's subnet, and the first address the gateway's own.

mod block;
mod create;
mod delete;
mod list;
mod modify;
mod rows;

pub use block::{NewBlock, create_block, delete_block, get_block, modify_block};
pub(super) use create::create_first;
pub use create::{New, create};
pub use delete::delete;
pub use list::{BlockFilter, Filter, list, list_blocks};
pub use modify::modify;

use std::net::Ipv4Addr;

use kernel::Timestamp;
use store::{Scope, table};

use crate::error::{Error, Kind, Result};
use crate::network::block::Block;
use crate::transition::{Status, Transition};

/// An address of a gateway.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NatAddress {
    /// Identifier.
    pub id: String,
    /// Its place among the account's things.
    pub position: i64,
    /// The region it lies in.
    pub region: String,
    /// The gateway that has it.
    pub gateway_id: String,
    /// The block that it is from.
    pub block: Block,
    /// The address.
    pub address: Ipv4Addr,
    /// Name; may be empty.
    pub name: String,
    /// Free text; may be empty.
    pub description: String,
    /// Whether it is the gateway's own.
    pub is_default: bool,
    /// What was last asked of it, from which its state follows.
    pub transition: Transition,
}

/// A block that a gateway has addresses of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NatBlock {
    /// Identifier.
    pub id: String,
    /// Its place among the account's things.
    pub position: i64,
    /// The gateway that has it.
    pub gateway_id: String,
    /// The addresses.
    pub block: Block,
    /// Name; may be empty.
    pub name: String,
    /// Free text; may be empty.
    pub description: String,
    /// Whether it is that of the gateway's subnet.
    pub is_default: bool,
    /// When it was made.
    pub created_at: Timestamp,
}

impl NatAddress {
    /// Its state at a moment.
    pub fn status(&self, now: Timestamp) -> Status {
        self.transition.status(now, false)
    }
}

/// The address with this id, in whichever region.
pub fn get(scope: &mut Scope<'_>, id: &str) -> Result<NatAddress> {
    table::find(scope, id)?.ok_or_else(|| Error::not_found(Kind::NatAddress, id))
}

/// The addresses of a gateway, the first one in front.
pub(super) fn all_of(scope: &mut Scope<'_>, gateway: &str) -> Result<Vec<NatAddress>> {
    Ok(rows::of_gateway(scope, gateway)?)
}
