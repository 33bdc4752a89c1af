//! The rule: change a subnet.

use store::{Scope, table};

use super::{Subnet, get};
use crate::error::Result;

/// What is to change; `None` keeps the value.
#[derive(Debug, Clone, Default)]
pub struct Change {
    /// New name.
    pub name: Option<String>,
    /// New description.
    pub description: Option<String>,
}

/// Changes a subnet and returns it as it is then.
pub fn modify(scope: &mut Scope<'_>, id: &str, change: Change) -> Result<Subnet> {
    let mut subnet = get(scope, id)?;
    subnet.name = change.name.unwrap_or(subnet.name);
    subnet.description = change.description.unwrap_or(subnet.description);
    table::update(scope, &subnet, &["name", "description"])?;
    Ok(subnet)
}
