//! Gateways between a network and the Internet for IPv4. A network has one at most.

mod create;
mod delete;
mod enable;
mod get;
mod list;
mod modify;
pub(super) mod rows;
#[cfg(test)]
mod tests;

pub use create::{New, create};
pub use delete::delete;
pub use enable::enable;
pub use get::{get, of_vpc};
pub use list::{Filter, list};
pub use modify::{Change, modify};

use kernel::Timestamp;

/// Kind under which tags of these gateways are kept.
pub const TAGGED: &str = "ipv4-gateway";

/// A gateway.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ipv4Gateway {
    /// Identifier.
    pub id: String,
    /// Its place among the account's things.
    pub position: i64,
    /// The region it lies in.
    pub region: String,
    /// Its network.
    pub vpc_id: String,
    /// Name; may be empty.
    pub name: String,
    /// Free text; may be empty.
    pub description: String,
    /// Whether the network's traffic with the Internet goes through it.
    pub enabled: bool,
    /// The table for traffic that comes in.
    pub route_table_id: Option<String>,
    /// Resource group; may be empty.
    pub resource_group: String,
    /// When it was made.
    pub created_at: Timestamp,
}

/// Why a rule about these gateways refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The network has one already.
    #[error("network `{vpc}` has the gateway `{id}`")]
    Another {
        /// The network.
        vpc: String,
        /// The gateway that it has.
        id: String,
    },
    /// The gateway is not enabled.
    #[error("gateway `{id}` is not enabled")]
    Inactive {
        /// The gateway.
        id: String,
    },
    /// The gateway is enabled already.
    #[error("gateway `{id}` is enabled already")]
    Active {
        /// The gateway.
        id: String,
    },
}
