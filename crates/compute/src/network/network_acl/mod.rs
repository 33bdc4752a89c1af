//! Network access lists: what may pass into and out of the subnets of a network, whatever their security groups say.

mod associate;
mod create;
mod delete;
mod entry;
mod get;
mod list;
mod modify;
mod numbered;
pub(super) mod rows;
#[cfg(test)]
mod tests;

pub use associate::{associate, dissociate};
pub use create::{New, create};
pub use delete::delete;
pub use entry::{Entry, NewEntry, Policy};
pub use get::{get, subnets, with_entry};
pub use list::{Filter, list};
pub use modify::{Change, copy, modify, replace};
pub use numbered::{add, describe, remove};

use kernel::Timestamp;

/// Kind under which tags of access lists are kept.
pub const TAGGED: &str = "network-acl";

/// How many entries a list may have in each direction.
pub const MOST_ENTRIES: usize = 100;

/// An access list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NetworkAcl {
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
    /// What may come in: the first entry that fits decides, and where none fits nothing passes.
    pub ingress: Vec<Entry>,
    /// What may go out, in the same way.
    pub egress: Vec<Entry>,
    /// Resource group of its network; may be empty.
    pub resource_group: String,
    /// When it was made.
    pub created_at: Timestamp,
}

/// Why a rule about access lists refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The list and the subnet are in different networks.
    #[error("access list `{id}` is not in the network of `{subnet}`")]
    OtherNetwork {
        /// The list.
        id: String,
        /// The subnet.
        subnet: String,
    },
    /// The subnet has a list already.
    #[error("subnet `{subnet}` has the access list `{id}`")]
    Associated {
        /// The subnet.
        subnet: String,
        /// The list that it has.
        id: String,
    },
    /// The subnet does not have the list.
    #[error("subnet `{subnet}` does not have the access list `{id}`")]
    NotAssociated {
        /// The subnet.
        subnet: String,
        /// The list.
        id: String,
    },
    /// Another entry of the direction has the number.
    #[error("an entry of the access list has the number {number} already")]
    NumberTaken {
        /// The number.
        number: u32,
    },
    /// There is no such entry.
    #[error("no access list has the entry `{id}`")]
    NoEntry {
        /// The entry.
        id: String,
    },
}
