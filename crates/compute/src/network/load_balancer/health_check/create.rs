//! The rule: give a listener a health check.

use store::{Scope, table};

use super::{HealthCheck, Rules, rows};
use crate::Location;
use crate::error::Result;
use crate::listing::next_position;
use crate::network::load_balancer::{Refusal, listener};

/// A health check to be made.
#[derive(Debug, Clone)]
pub struct New {
    /// The listener.
    pub listener_id: String,
    /// What it does.
    pub rules: Rules,
}

/// Gives a listener that has none a health check.
pub fn create(scope: &mut Scope<'_>, location: &Location<'_>, new: New) -> Result<HealthCheck> {
    let listener = listener::get(scope, &new.listener_id)?;
    if !rows::of_listeners(scope, &[&listener.id])?.is_empty() {
        return Err(Refusal::HasCheck { id: listener.id }.into());
    }
    if !new.rules.kind.fits(listener.protocol) {
        return Err(Refusal::WrongCheck { id: listener.id }.into());
    }
    let check = HealthCheck {
        id: location.draw(scope, |formats| &formats.health_check),
        position: next_position(scope)?,
        region: listener.region,
        listener_id: listener.id,
        rules: new.rules,
        created_at: scope.now(),
    };
    table::insert(scope, [&check])?;
    Ok(check)
}
