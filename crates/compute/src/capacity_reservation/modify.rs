//! The rule: change a capacity reservation.

use kernel::Timestamp;
use store::{Scope, table};

use super::{CapacityReservation, get};
use crate::error::Result;

/// What is to change; `None` keeps the value.
#[derive(Debug, Clone, Default)]
pub struct Change {
    /// New name.
    pub name: Option<String>,
    /// New description.
    pub description: Option<String>,
    /// How many instances there is room for from now on.
    pub amount: Option<i64>,
    /// When it ends by itself; `Some(None)` for never.
    pub ends_at: Option<Option<Timestamp>>,
}

/// Changes a capacity reservation and returns it as it is then.
pub fn modify(scope: &mut Scope<'_>, region: &str, id: &str, change: Change) -> Result<CapacityReservation> {
    let mut reservation = get(scope, region, id)?;
    reservation.name = change.name.unwrap_or(reservation.name);
    reservation.description = change.description.unwrap_or(reservation.description);
    reservation.amount = change.amount.unwrap_or(reservation.amount);
    reservation.ends_at = change.ends_at.unwrap_or(reservation.ends_at);
    table::update(scope, &reservation, &["name", "description", "amount", "ends_at"])?;
    Ok(reservation)
}
