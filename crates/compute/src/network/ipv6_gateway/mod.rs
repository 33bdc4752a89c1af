//! Gateways between a network and the Internet for IPv6. A network has one at most.

pub mod bandwidth;
mod create;
mod delete;
pub mod egress_only;
mod get;
mod list;
mod modify;
pub(super) mod rows;
#[cfg(test)]
mod tests;

pub use create::{New, create};
pub use delete::delete;
pub use get::{get, of_vpc};
pub use list::{Filter, list};
pub use modify::{Change, modify};

use std::net::Ipv6Addr;

use kernel::Timestamp;

/// Kind under which tags of these gateways are kept.
pub const TAGGED: &str = "ipv6-gateway";

/// A gateway.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ipv6Gateway {
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
    /// The network of the address has no gateway, or another one.
    #[error("`{address}` has no such gateway")]
    NoGateway {
        /// The address.
        address: Ipv6Addr,
    },
    /// The address reaches the Internet already.
    #[error("`{address}` has bandwidth already")]
    HasBandwidth {
        /// The address.
        address: Ipv6Addr,
    },
    /// The address does not reach the Internet.
    #[error("`{address}` has no bandwidth")]
    NoBandwidth {
        /// The address.
        address: Ipv6Addr,
    },
    /// The address has an egress-only rule.
    #[error("`{address}` has an egress-only rule")]
    EgressOnly {
        /// The address.
        address: Ipv6Addr,
    },
}
