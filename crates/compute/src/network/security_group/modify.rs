//! The rule: change a security group.

use store::{Scope, table};

use super::{SecurityGroup, get};
use crate::Extras;
use crate::error::Result;

/// What is to change; `None` keeps the value.
#[derive(Debug, Clone, Default)]
pub struct Change {
    /// New name.
    pub name: Option<String>,
    /// New description.
    pub description: Option<String>,
    /// Extras that are set beside those that are there.
    pub extras: Extras,
}

/// Changes a security group and returns it as it is then.
pub fn modify(scope: &mut Scope<'_>, id: &str, change: Change) -> Result<SecurityGroup> {
    let mut group = get(scope, id)?;
    group.name = change.name.unwrap_or(group.name);
    group.description = change.description.unwrap_or(group.description);
    group.extras.extend(change.extras);
    table::update(scope, &group, &["name", "description", "resource_group", "extras"])?;
    Ok(group)
}
