//! Elastic addresses: public addresses that an account keeps, and gives to instances and network interfaces.

mod allocate;
mod associate;
mod get;
mod list;
mod modify;
mod release;
pub(crate) mod rows;
#[cfg(test)]
pub(crate) mod tests;

pub use allocate::{New, allocate};
pub use associate::{To, associate, unassociate};
pub use get::{get, of_holders};
pub use list::{Filter, list};
pub use modify::{Change, modify};
pub(crate) use release::leave;
pub use release::release;

use std::net::Ipv4Addr;

use kernel::Timestamp;

use crate::Extras;
use crate::transition::{Status, Transition};

/// Kind under which tags of elastic addresses are kept.
pub const TAGGED: &str = "elastic-address";

/// An elastic address.
#[derive(Debug, Clone, PartialEq)]
pub struct ElasticAddress {
    /// Identifier.
    pub id: String,
    /// Its place among the account's things.
    pub position: i64,
    /// The region it lies in.
    pub region: String,
    /// The address.
    pub address: Ipv4Addr,
    /// Name; may be empty.
    pub name: String,
    /// Free text; may be empty.
    pub description: String,
    /// Most Mbit/s.
    pub mbps: i64,
    /// The vendor's word for how traffic is paid for.
    pub internet_charge: String,
    /// The vendor's word for how the address is paid for.
    pub charge: String,
    /// The vendor's word for its line.
    pub isp: String,
    /// Whether it is protected from being released.
    pub protected: bool,
    /// Who has it.
    pub holder: Option<Holder>,
    /// The bandwidth package that it is in.
    pub package_id: Option<String>,
    /// Most Mbit/s of the package; `None` for all that the package has.
    pub package_mbps: Option<i64>,
    /// What was last asked of it, from which its state follows.
    pub transition: Transition,
    /// Resource group; may be empty.
    pub resource_group: String,
    /// What only the dialect reads.
    pub extras: Extras,
    /// When it was made.
    pub created_at: Timestamp,
}

/// Who has an elastic address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holder {
    /// What kind of thing has it.
    pub kind: HolderKind,
    /// The identifier of that thing.
    pub id: String,
    /// The private address that it stands for; the unspecified one where the holder has none.
    pub private_address: Ipv4Addr,
    /// The network of that address.
    pub vpc_id: String,
}

/// What can have an elastic address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HolderKind {
    /// An instance.
    Instance,
    /// A network interface that came with no instance.
    Interface,
    /// A NAT gateway, which may have several.
    NatGateway,
    /// A high-availability virtual address.
    HaVip,
    /// A private address of a network, whatever has it; its identifier is the address.
    Address,
    /// A load balancer before the Internet, which has no private address.
    LoadBalancer,
}

/// Why a rule about elastic addresses refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The address is on its way, or with a holder, or with none.
    #[error("elastic address `{id}` is {status:?}, which does not allow this")]
    WrongState {
        /// The address.
        id: String,
        /// Its state.
        status: Status,
    },
    /// The holder has an address already.
    #[error("`{holder}` has a public address already")]
    HasAnother {
        /// The instance or the interface.
        holder: String,
    },
    /// The holder has a public address of its own.
    #[error("`{holder}` has a public address of its own")]
    HasOwn {
        /// The instance.
        holder: String,
    },
    /// The holder lies in another region.
    #[error("`{holder}` is in another region than the address")]
    OtherRegion {
        /// The instance or the interface.
        holder: String,
    },
    /// The holder is not the one that has it.
    #[error("`{holder}` does not have the address")]
    OtherHolder {
        /// The instance or the interface.
        holder: String,
    },
    /// A primary interface takes an address through its instance.
    #[error("`{interface}` is a primary interface")]
    Primary {
        /// The interface.
        interface: String,
    },
    /// The holder does not have the private address.
    #[error("`{holder}` does not have the private address `{address}`")]
    NoSuchPrivateAddress {
        /// The interface.
        holder: String,
        /// The private address.
        address: Ipv4Addr,
    },
    /// The network does not have the private address, or no gateway that leads to it.
    #[error("network `{vpc}` has no way to `{address}`")]
    NoWay {
        /// The network.
        vpc: String,
        /// The private address.
        address: Ipv4Addr,
    },
    /// The address is protected from being released.
    #[error("elastic address `{id}` is protected")]
    Protected {
        /// The address.
        id: String,
    },
    /// A rule of a NAT gateway uses the address.
    #[error("a rule of a NAT gateway uses elastic address `{id}`")]
    InRule {
        /// The address.
        id: String,
        /// Whether it is a forwarding rule.
        forwards: bool,
    },
    /// The wished address cannot be had.
    #[error("the address `{address}` cannot be had")]
    NotToBeHad {
        /// The address.
        address: Ipv4Addr,
    },
}

impl ElasticAddress {
    /// Its state at a moment.
    pub fn status(&self, now: Timestamp) -> Status {
        self.transition.status(now, self.holder.is_some())
    }
}
