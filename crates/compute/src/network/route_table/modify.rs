//! The rule: change a route table.

use store::Scope;

use super::{RouteTable, get};
use crate::error::Result;

/// What is to change; `None` keeps the value.
#[derive(Debug, Clone, Default)]
pub struct Change {
    /// New name.
    pub name: Option<String>,
    /// New description.
    pub description: Option<String>,
    /// Whether it takes up routes that gateways announce.
    pub propagates: Option<bool>,
}

/// Changes a route table and returns it as it is then.
pub fn modify(scope: &mut Scope<'_>, id: &str, change: Change) -> Result<RouteTable> {
    let mut table = get(scope, id)?;
    table.name = change.name.unwrap_or(table.name);
    table.description = change.description.unwrap_or(table.description);
    table.propagates = change.propagates.unwrap_or(table.propagates);
    store::table::update(scope, &table, &["name", "description", "propagates"])?;
    Ok(table)
}
