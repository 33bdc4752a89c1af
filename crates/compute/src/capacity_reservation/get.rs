//! The rule: find a capacity reservation that keeps room.

use store::{Scope, table};

use super::CapacityReservation;
use crate::error::{Error, Kind, Result};

/// The capacity reservation with this id in a region, as long as it keeps room.
pub fn get(scope: &mut Scope<'_>, region: &str, id: &str) -> Result<CapacityReservation> {
    let now = scope.now();
    let found = table::find::<CapacityReservation>(scope, id)?;
    let found = found.filter(|reservation| reservation.region == region && reservation.is_active(now));
    found.ok_or_else(|| Error::not_found(Kind::CapacityReservation, id))
}
