//! How fast interfaces are through a public NAT.

mod create;
mod list;
mod modify;
pub(super) mod rows;

pub use create::{New, create};
pub use list::{Filter, list};
pub use modify::{Change, delete, modify};

use kernel::Timestamp;
use store::{Scope, table};

use crate::error::{Error, Kind, Result};

/// How fast an interface is through a NAT.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limit {
    /// Identifier.
    pub id: String,
    /// Its place among the account's things.
    pub position: i64,
    /// The region it lies in.
    pub region: String,
    /// The NAT.
    pub nat_id: String,
    /// The interface.
    pub interface_id: String,
    /// Most Mbit/s out of the network.
    pub mbps_out: i64,
    /// Most Mbit/s into it; `None` for all that the NAT has.
    pub mbps_in: Option<i64>,
    /// When it was made.
    pub created_at: Timestamp,
}

/// The limit with this id, in whichever region.
pub fn get(scope: &mut Scope<'_>, id: &str) -> Result<Limit> {
    table::find(scope, id)?.ok_or_else(|| Error::not_found(Kind::NatLimit, id))
}
