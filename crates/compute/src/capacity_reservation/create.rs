//! The rule: make a capacity reservation.

use kernel::{Tags, Timestamp};
use store::{Scope, table};

use super::{CapacityReservation, TAGGED};
use crate::Location;
use crate::error::Result;
use crate::listing::next_position;

/// A capacity reservation to be made.
#[derive(Debug, Clone, Default)]
pub struct New {
    /// The zone.
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
    /// When it ends by itself.
    pub ends_at: Option<Timestamp>,
    /// Resource group; may be empty.
    pub resource_group: String,
    /// Tags.
    pub tags: Tags,
}

/// Makes a capacity reservation, which keeps room from now on.
pub fn create(scope: &mut Scope<'_>, location: &Location<'_>, new: New) -> Result<CapacityReservation> {
    let reservation = CapacityReservation {
        id: location.draw(scope, |formats| &formats.capacity_reservation),
        position: next_position(scope)?,
        region: location.region.to_owned(),
        zone: new.zone,
        name: new.name,
        description: new.description,
        type_id: new.type_id,
        amount: new.amount,
        platform: new.platform,
        is_open: new.is_open,
        ends_at: new.ends_at,
        released_at: None,
        resource_group: new.resource_group,
        created_at: scope.now(),
    };
    table::insert(scope, [&reservation])?;
    store::tag::set(scope, TAGGED, &reservation.id, &new.tags)?;
    Ok(reservation)
}
