//! The rule: change a gateway.

use store::{Scope, table};

use super::{Ipv4Gateway, get};
use crate::error::Result;

/// What is to change; `None` keeps the value.
#[derive(Debug, Clone, Default)]
pub struct Change {
    /// New name.
    pub name: Option<String>,
    /// New description.
    pub description: Option<String>,
}

/// Changes a gateway and returns it as it is then.
pub fn modify(scope: &mut Scope<'_>, id: &str, change: Change) -> Result<Ipv4Gateway> {
    let mut gateway = get(scope, id)?;
    gateway.name = change.name.unwrap_or(gateway.name);
    gateway.description = change.description.unwrap_or(gateway.description);
    table::update(scope, &gateway, &["name", "description"])?;
    Ok(gateway)
}
