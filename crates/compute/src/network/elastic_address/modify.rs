//! The rule: change an elastic address.

use store::Scope;

use super::{ElasticAddress, get, rows};
use crate::Extras;
use crate::error::Result;

/// What is to change; `None` keeps the value.
#[derive(Debug, Clone, Default)]
pub struct Change {
    /// New name.
    pub name: Option<String>,
    /// New description.
    pub description: Option<String>,
    /// Most Mbit/s.
    pub mbps: Option<i64>,
    /// Whether it is protected from being released.
    pub protected: Option<bool>,
    /// Extras that are set beside those that are there.
    pub extras: Extras,
}

/// Changes an elastic address and returns it as it is then.
pub fn modify(scope: &mut Scope<'_>, id: &str, change: Change) -> Result<ElasticAddress> {
    let mut elastic = get(scope, id)?;
    elastic.name = change.name.unwrap_or(elastic.name);
    elastic.description = change.description.unwrap_or(elastic.description);
    elastic.mbps = change.mbps.unwrap_or(elastic.mbps);
    elastic.protected = change.protected.unwrap_or(elastic.protected);
    elastic.extras.extend(change.extras);
    rows::update(scope, &elastic)?;
    Ok(elastic)
}
