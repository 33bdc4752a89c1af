//! Capacity reservations: room for instances of a type that is kept for the account.
//!
//! Nothing of the sandbox runs out, so a reservation counts the instances that take from it, and keeps others of its number
//! out of it.

mod create;
mod get;
mod list;
mod modify;
mod release;
mod rows;
#[cfg(test)]
mod tests;
mod users;

pub use create::{New, create};
pub use get::get;
pub use list::{Filter, list};
pub use modify::{Change, modify};
pub use release::release;
pub use users::{OF_INSTANCE, users};

use kernel::Timestamp;

/// Kind under which tags of capacity reservations are kept.
pub const TAGGED: &str = "capacity_reservation";

/// A capacity reservation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CapacityReservation {
    /// Identifier.
    pub id: String,
    /// Its place among the account's things.
    pub position: i64,
    /// The region it lies in.
    pub region: String,
    /// The zone it lies in.
    pub zone: String,
    /// Name; may be empty.
    pub name: String,
    /// Free text; may be empty.
    pub description: String,
    /// The type of its instances.
    pub type_id: String,
    /// How many instances there is room for.
    pub amount: i64,
    /// The vendor's word for the operating system of its instances.
    pub platform: String,
    /// Whether instances that do not name it may take from it.
    pub is_open: bool,
    /// When it ends by itself; nothing where it stays until it is released.
    pub ends_at: Option<Timestamp>,
    /// When it was released.
    pub released_at: Option<Timestamp>,
    /// Resource group; may be empty.
    pub resource_group: String,
    /// When it was made.
    pub created_at: Timestamp,
}

impl CapacityReservation {
    /// Whether it keeps room at a moment.
    pub fn is_active(&self, now: Timestamp) -> bool {
        self.released_at.is_none() && self.ends_at.is_none_or(|end| end > now)
    }
}
