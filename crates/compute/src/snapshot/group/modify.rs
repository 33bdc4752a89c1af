//! The rule: change a group of snapshots.

use store::{Scope, table};

use super::{SnapshotGroup, get};
use crate::error::Result;

/// What is to change; `None` keeps the value.
#[derive(Debug, Clone, Default)]
pub struct Change {
    /// New name.
    pub name: Option<String>,
    /// New description.
    pub description: Option<String>,
}

/// Changes a group and returns it as it is then.
pub fn modify(scope: &mut Scope<'_>, region: &str, id: &str, change: Change) -> Result<SnapshotGroup> {
    let mut group = get(scope, region, id)?;
    group.name = change.name.unwrap_or(group.name);
    group.description = change.description.unwrap_or(group.description);
    table::update(scope, &group, &["name", "description"])?;
    Ok(group)
}
