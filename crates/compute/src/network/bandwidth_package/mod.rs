//! Bandwidth packages: bandwidth that several elastic addresses share.

mod create;
mod delete;
mod get;
mod list;
mod members;
mod modify;
mod rows;
#[cfg(test)]
mod tests;

pub use create::{New, create};
pub use delete::delete;
pub use get::{get, get_many};
pub use list::{Filter, list};
pub use members::{add, limit, members, remove};
pub use modify::{Change, modify};

use kernel::Timestamp;

use crate::Extras;
use crate::transition::{Status, Transition};

/// Kind under which tags of bandwidth packages are kept.
pub const TAGGED: &str = "bandwidth-package";

/// A bandwidth package.
#[derive(Debug, Clone, PartialEq)]
pub struct BandwidthPackage {
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
    /// Most Mbit/s.
    pub mbps: i64,
    /// How much of them is paid for at least, in per cent.
    pub ratio: i64,
    /// The vendor's word for how traffic is paid for.
    pub internet_charge: String,
    /// The vendor's word for its line.
    pub isp: String,
    /// Whether it is protected from being deleted.
    pub protected: bool,
    /// What was last asked of it, from which its state follows.
    pub transition: Transition,
    /// Resource group; may be empty.
    pub resource_group: String,
    /// What only the dialect reads.
    pub extras: Extras,
    /// When it was made.
    pub created_at: Timestamp,
}

/// Why a rule about bandwidth packages refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The package is being changed.
    #[error("bandwidth package `{id}` is being changed")]
    Busy {
        /// The package.
        id: String,
    },
    /// The package is protected from being deleted.
    #[error("bandwidth package `{id}` is protected")]
    Protected {
        /// The package.
        id: String,
    },
    /// Elastic addresses are in the package.
    #[error("bandwidth package `{id}` has elastic addresses")]
    HasAddresses {
        /// The package.
        id: String,
    },
    /// The address is in a package already.
    #[error("elastic address `{id}` is in a bandwidth package")]
    AddressInPackage {
        /// The address.
        id: String,
    },
    /// The address is not in the package.
    #[error("elastic address `{id}` is not in the bandwidth package")]
    AddressNotInPackage {
        /// The address.
        id: String,
    },
    /// The address has another line than the package, or is paid ahead of time.
    #[error("elastic address `{id}` does not suit the bandwidth package")]
    Unsuited {
        /// The address.
        id: String,
    },
    /// An address may not use more than the package has.
    #[error("the bandwidth package has {most} Mbit/s")]
    TooFast {
        /// What it has.
        most: i64,
    },
}

impl BandwidthPackage {
    /// Its state at a moment.
    pub fn status(&self, now: Timestamp) -> Status {
        self.transition.status(now, false)
    }
}
