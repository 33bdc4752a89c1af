//! The rule: release a capacity reservation.

use store::{Scope, table};

use super::get;
use crate::error::Result;

/// Releases a capacity reservation. Instances that took from it stay as they are, and it stays to be seen as released.
///
/// Source: the vendor's page "Release an immediate capacity reservation".
pub fn release(scope: &mut Scope<'_>, region: &str, id: &str) -> Result<()> {
    let mut reservation = get(scope, region, id)?;
    reservation.released_at = Some(scope.now());
    table::update(scope, &reservation, &["released_at"])?;
    Ok(())
}
