//! Routes: for which destination the traffic of a route table goes where.

mod create;
mod delete;
mod destination;
mod get;
mod hop;
mod list;
mod modify;
pub(super) mod rows;
#[cfg(test)]
mod tests;

pub use create::{MOST, New, create};
pub use delete::delete;
pub(crate) use delete::leave;
pub use destination::Destination;
pub(super) use destination::{check_subnet, forget_subnet};
pub use get::{count_by_table, get, in_table, leads_to, lists_named};
pub use hop::{Hop, HopKind};
pub use list::{Filter, list};
pub use modify::{Change, modify, redirect};

use kernel::Timestamp;

use super::prefix_list::Family;

/// A route that was made by a call.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Route {
    /// Identifier.
    pub id: String,
    /// Its place among the account's things.
    pub position: i64,
    /// The region it lies in.
    pub region: String,
    /// The network of its table.
    pub vpc_id: String,
    /// Its table.
    pub route_table_id: String,
    /// The kind of addresses it is for.
    pub family: Family,
    /// The addresses it is for.
    pub destination: Destination,
    /// Name; may be empty.
    pub name: String,
    /// Free text; may be empty.
    pub description: String,
    /// Where the traffic goes: one thing, several that share it, or none where it stays in the network.
    pub hops: Vec<Hop>,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it was last changed.
    pub changed_at: Timestamp,
}

/// Why a rule about routes refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The table has a route for this destination.
    #[error("there is a route for `{destination}` already")]
    Twice {
        /// The destination.
        destination: Destination,
    },
    /// The destination lies in a subnet of the network.
    #[error("`{destination}` lies in a subnet")]
    InSubnet {
        /// The destination.
        destination: Destination,
    },
    /// The cloud keeps the destination for itself.
    #[error("`{destination}` belongs to the cloud")]
    Kept {
        /// The destination.
        destination: Destination,
    },
    /// The next hop is not there, or in another network.
    #[error("nothing that the network can reach is called `{id}`")]
    NoHop {
        /// The next hop.
        id: String,
    },
    /// A gateway's table is changed in another way.
    #[error("route table `{table}` is for gateways")]
    OfGateway {
        /// The table.
        table: String,
    },
}
