//! Public NATs: NAT gateways that stand in no subnet and bring their public addresses with them. Through one of its own
//! addresses each lets out the packets of its whole network, or of some of its subnets and interfaces.
//!
//! What [`super::nat_gateway`] speaks of has a private address of a subnet and takes elastic addresses.

pub mod address;
mod create;
mod delete;
pub mod forward;
mod get;
pub mod limit;
mod list;
mod modify;
mod rows;
pub mod source;
#[cfg(test)]
mod tests;

pub use create::{New, create};
pub use delete::delete;
pub(in crate::network) use delete::{any_in, leave};
pub use get::{get, get_many};
pub use list::{Filter, list};
pub use modify::{Change, modify};

use std::net::Ipv4Addr;

use kernel::Timestamp;

use crate::Extras;

/// Kind under which tags of public NATs are kept.
pub const TAGGED: &str = "public-nat";

/// A public NAT.
#[derive(Debug, Clone, PartialEq)]
pub struct PublicNat {
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
    /// Whether the whole network goes through it, and not single subnets and interfaces.
    pub whole_network: bool,
    /// Most Mbit/s.
    pub mbps: i64,
    /// The vendor's word for how it is paid for.
    pub charge: String,
    /// The vendor's word for the line of its addresses.
    pub line: String,
    /// Resource group; may be empty.
    pub resource_group: String,
    /// What only the dialect reads.
    pub extras: Extras,
    /// When it was made.
    pub created_at: Timestamp,
}

/// Why a rule about public NATs refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The NAT is for its whole network, so nothing in it is given to it.
    #[error("NAT `{id}` is for its whole network")]
    Whole {
        /// The NAT.
        id: String,
    },
    /// What shall use the NAT lies in another network.
    #[error("`{id}` is not in network `{vpc}`")]
    OtherNetwork {
        /// The subnet or the interface.
        id: String,
        /// The network of the NAT.
        vpc: String,
    },
    /// The subnet or the interface goes through a NAT already.
    #[error("`{id}` goes through NAT `{nat}` already")]
    HasNat {
        /// The subnet or the interface.
        id: String,
        /// The NAT that it goes through.
        nat: String,
    },
    /// The subnet or the interface does not go through the NAT.
    #[error("`{id}` does not go through NAT `{nat}`")]
    NotSource {
        /// The subnet or the interface.
        id: String,
        /// The NAT.
        nat: String,
    },
    /// Subnets or interfaces go through the NAT, or it has forwarding rules.
    #[error("NAT `{id}` is in use")]
    InUse {
        /// The NAT.
        id: String,
    },
    /// The NAT has as many addresses as it may have.
    #[error("NAT `{id}` may have {most} addresses")]
    TooManyAddresses {
        /// The NAT.
        id: String,
        /// How many it may have.
        most: usize,
    },
    /// A forwarding rule uses the address.
    #[error("a forwarding rule uses `{address}`")]
    AddressInUse {
        /// The address.
        address: Ipv4Addr,
    },
    /// The NAT has no other address.
    #[error("`{address}` is the only address of its NAT")]
    LastAddress {
        /// The address.
        address: Ipv4Addr,
    },
    /// The NAT does not have the address.
    #[error("NAT `{id}` does not have the address `{address}`")]
    NoSuchAddress {
        /// The NAT.
        id: String,
        /// The address.
        address: Ipv4Addr,
    },
    /// The address inside does not belong to the network.
    #[error("`{address}` is not in the network of the NAT")]
    OutsideNetwork {
        /// The address.
        address: Ipv4Addr,
    },
    /// A forwarding rule has the same packets.
    #[error("a forwarding rule is about the same packets to `{address}`")]
    SamePackets {
        /// The address that they come to.
        address: Ipv4Addr,
    },
    /// The interface has a limit at the NAT already.
    #[error("interface `{interface}` has a limit at NAT `{nat}` already")]
    HasLimit {
        /// The interface.
        interface: String,
        /// The NAT.
        nat: String,
    },
}
