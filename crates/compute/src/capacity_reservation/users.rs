//! The rule: which instances take from capacity reservations.

use store::Scope;

use crate::error::Result;
use crate::instance::{Keeper, keepers};

/// The name under which an instance keeps the reservation that it takes from.
pub const OF_INSTANCE: &str = "capacity_reservation_id";

/// The instances of a region that take from a capacity reservation, newest first.
pub fn users(scope: &mut Scope<'_>, region: &str) -> Result<Vec<Keeper>> {
    keepers(scope, region, OF_INSTANCE)
}
