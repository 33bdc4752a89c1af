//! High-availability virtual addresses: private addresses of a subnet that several instances, or several network interfaces,
//! take turns in having.

mod create;
mod delete;
mod get;
mod list;
mod members;
mod modify;
mod rows;
#[cfg(test)]
pub(crate) mod tests;

pub use create::{New, create};
pub use delete::delete;
pub use get::{count_in, get};
pub use list::{Filter, list};
pub(crate) use members::leave;
pub use members::{MOST_MEMBERS, associate, unassociate};
pub use modify::{Change, modify};

use std::net::Ipv4Addr;

use kernel::Timestamp;

use crate::network::elastic_address::HolderKind;
use crate::transition::{Status, Transition};

/// Kind under which tags of high-availability virtual addresses are kept.
pub const TAGGED: &str = "ha-vip";

/// A high-availability virtual address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HaVip {
    /// Identifier.
    pub id: String,
    /// Its place among the account's things.
    pub position: i64,
    /// The region it lies in.
    pub region: String,
    /// Its network.
    pub vpc_id: String,
    /// The subnet that it is an address of.
    pub subnet_id: String,
    /// The address.
    pub address: Ipv4Addr,
    /// Name; may be empty.
    pub name: String,
    /// Free text; may be empty.
    pub description: String,
    /// Whether its members are instances or interfaces; nothing where it has none.
    pub member_kind: Option<HolderKind>,
    /// What was last asked of it, from which its state follows.
    pub transition: Transition,
    /// Resource group; may be empty.
    pub resource_group: String,
    /// When it was made.
    pub created_at: Timestamp,
    /// Its members, in the order in which they came. The first one has the address.
    pub members: Vec<String>,
}

/// Why a rule about high-availability virtual addresses refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The address is on its way.
    #[error("high-availability virtual address `{id}` is {status:?}, which does not allow this")]
    WrongState {
        /// The address.
        id: String,
        /// Its state.
        status: Status,
    },
    /// Instances or interfaces have the address, or an elastic address stands for it.
    #[error("high-availability virtual address `{id}` is in use")]
    InUse {
        /// The address.
        id: String,
    },
    /// The member lies in another subnet.
    #[error("`{member}` is not in the subnet of the address")]
    OtherSubnet {
        /// The instance or the interface.
        member: String,
    },
    /// Its members are of the other kind.
    #[error("the members of high-availability virtual address `{id}` are of another kind")]
    OtherKind {
        /// The address.
        id: String,
    },
    /// It has the member already.
    #[error("`{member}` is a member already")]
    MemberAlready {
        /// The instance or the interface.
        member: String,
    },
    /// It does not have the member.
    #[error("`{member}` is no member")]
    NotMember {
        /// The instance or the interface.
        member: String,
    },
    /// It has as many members as it may have.
    #[error("there may be {most} members")]
    TooManyMembers {
        /// How many there may be.
        most: usize,
    },
}

impl HaVip {
    /// Its state at a moment.
    pub fn status(&self, now: Timestamp) -> Status {
        self.transition.status(now, self.member_kind.is_some())
    }
}
