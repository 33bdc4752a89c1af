//! Load balancers: what they listen to, the servers that they pass it on to, and how they find out which of these are well.
//!
//! The sandbox carries no traffic. It keeps what is ordered, and checks it against the networks, subnets and instances that
//! there are.

mod create;
mod delete;
mod get;
pub mod health_check;
mod list;
pub mod listener;
mod modify;
mod rows;
pub mod server;
#[cfg(test)]
mod tests;

pub use create::{New, Wished, create};
pub use delete::delete;
pub(in crate::network) use get::{any_in, any_in_subnet};
pub use get::{get, get_many};
pub use list::{Filter, list};
pub use modify::{Change, modify};

use std::net::Ipv4Addr;

use kernel::Timestamp;

use crate::Extras;

/// Kind under which tags of load balancers are kept.
pub const TAGGED: &str = "load-balancer";

/// A load balancer.
#[derive(Debug, Clone, PartialEq)]
pub struct LoadBalancer {
    /// Identifier.
    pub id: String,
    /// Its place among the account's things.
    pub position: i64,
    /// The region it lies in.
    pub region: String,
    /// Its network.
    pub vpc_id: String,
    /// Where in its network it listens; nothing where it stands before the Internet, with an elastic address or none.
    pub inside: Option<Inside>,
    /// Name; may be empty.
    pub name: String,
    /// Whether it works.
    pub enabled: bool,
    /// The vendor's word for how it is paid for.
    pub charge: String,
    /// Resource group; may be empty.
    pub resource_group: String,
    /// What only the dialect reads.
    pub extras: Extras,
    /// When it was made.
    pub created_at: Timestamp,
}

/// Where in its network a load balancer listens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inside {
    /// The subnet.
    pub subnet_id: String,
    /// Its address.
    pub address: Ipv4Addr,
}

/// Why a rule about load balancers refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The load balancer listens inside its network, and no elastic address can stand for it.
    #[error("load balancer `{id}` is inside its network")]
    Inside {
        /// The load balancer.
        id: String,
    },
    /// The load balancer stands before the Internet, and its listeners have no limits of their own.
    #[error("load balancer `{id}` stands before the Internet")]
    Outside {
        /// The load balancer.
        id: String,
    },
    /// The subnet or the instance lies in another network.
    #[error("`{id}` is not in network `{vpc}`")]
    OtherNetwork {
        /// The subnet or the instance.
        id: String,
        /// The network of the load balancer.
        vpc: String,
    },
    /// Another listener of the load balancer has the port.
    #[error("a listener of load balancer `{id}` has port {port} already")]
    PortTaken {
        /// The load balancer.
        id: String,
        /// The port.
        port: u32,
    },
    /// The listener has a server with this address and port.
    #[error("listener `{id}` has the server `{address}:{port}` already")]
    ServerTwice {
        /// The listener.
        id: String,
        /// The address.
        address: Ipv4Addr,
        /// The port.
        port: u32,
    },
    /// The instance does not have the interface.
    #[error("instance `{instance}` does not have the interface `{interface}`")]
    OtherInstance {
        /// The instance.
        instance: String,
        /// The interface.
        interface: String,
    },
    /// The listener has a health check already.
    #[error("listener `{id}` has a health check already")]
    HasCheck {
        /// The listener.
        id: String,
    },
    /// Listeners of its protocol are not checked in this way.
    #[error("listener `{id}` is not checked in this way")]
    WrongCheck {
        /// The listener.
        id: String,
    },
}
