//! The rule: change a connection.

use store::{Scope, table};

use super::{Peering, Refusal, State, get, in_both};
use crate::error::Result;

/// What is to change; `None` keeps the value.
#[derive(Debug, Clone, Default)]
pub struct Change {
    /// New name, on the account's side.
    pub name: Option<String>,
    /// New description, on the account's side.
    pub description: Option<String>,
    /// Most Mbit/s.
    pub mbps: Option<i64>,
    /// The vendor's word for the quality of the line.
    pub link_type: Option<String>,
}

/// Changes a connection that is there and returns it as it is then.
pub fn modify(scope: &mut Scope<'_>, id: &str, change: Change) -> Result<Peering> {
    let mut peering = get(scope, id)?;
    let state = peering.state(scope.now());
    if matches!(state, State::Rejected | State::Expired) {
        return Err(Refusal::WrongState { id: peering.id, state }.into());
    }
    if peering.is_in_one_region() && change.link_type.is_some() {
        return Err(Refusal::OneRegion.into());
    }
    peering.name = change.name.unwrap_or(peering.name);
    peering.description = change.description.unwrap_or(peering.description);
    peering.mbps = change.mbps.or(peering.mbps);
    peering.link_type = change.link_type.unwrap_or(peering.link_type);
    peering.changed_at = scope.now();
    table::update(scope, &peering, &["name", "description"])?;
    in_both(scope, &peering, |scope| table::update(scope, &peering, &["mbps", "link_type", "changed_at"]))?;
    Ok(peering)
}
