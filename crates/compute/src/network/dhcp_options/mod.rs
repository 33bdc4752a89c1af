//! Sets of DHCP options: what the instances of a network learn when they ask for their addresses.

mod attach;
mod create;
mod delete;
mod get;
mod list;
mod modify;
mod rows;
#[cfg(test)]
mod tests;

pub use attach::{attach, detach, replace};
pub use create::{New, create};
pub use delete::delete;
pub use get::{counts, get, networks_of};
pub use list::{Filter, list};
pub use modify::{Change, modify};

use std::time::Duration;

use kernel::Timestamp;

use crate::transition::{Status, TRANSITION_LASTS, Transition};

/// Kind under which tags of sets of DHCP options are kept.
pub const TAGGED: &str = "dhcp-options";

/// A set of DHCP options.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DhcpOptions {
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
    /// The domain of the instances; may be empty.
    pub domain_name: String,
    /// The name servers, as the call named them; may be empty.
    pub name_servers: String,
    /// How long IPv4 addresses are given for, in the vendor's words.
    pub lease_time: String,
    /// How long IPv6 addresses are given for, in the vendor's words.
    pub lease_time_v6: String,
    /// What was last asked of it, from which its state follows.
    pub transition: Transition,
    /// Resource group; may be empty.
    pub resource_group: String,
    /// When it was made.
    pub created_at: Timestamp,
}

/// The set that a network has, and since when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attached {
    /// The set.
    pub options_id: String,
    /// When the network got it.
    pub since: Timestamp,
}

/// Why a rule about sets of DHCP options refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The set is being made or changed.
    #[error("set of DHCP options `{id}` is being made or changed")]
    Busy {
        /// The set.
        id: String,
    },
    /// A network has the set.
    #[error("a network has set of DHCP options `{id}`")]
    InUse {
        /// The set.
        id: String,
    },
    /// The network has a set already.
    #[error("network `{vpc}` has a set of DHCP options already")]
    AttachedAlready {
        /// The network.
        vpc: String,
    },
    /// The network does not have the set.
    #[error("network `{vpc}` does not have the set of DHCP options")]
    NotAttached {
        /// The network.
        vpc: String,
    },
}

impl DhcpOptions {
    /// Its state at a moment.
    pub fn status(&self, now: Timestamp) -> Status {
        self.transition.status(now, false)
    }
}

impl Attached {
    /// Whether the instances of the network have learnt of the set.
    pub fn is_in_force(&self, now: Timestamp) -> bool {
        Duration::try_from(now.duration_since(self.since)).unwrap_or_default() >= TRANSITION_LASTS
    }
}
