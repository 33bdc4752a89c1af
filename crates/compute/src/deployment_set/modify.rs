//! The rule: change a deployment set.

use store::{Scope, table};

use super::{DeploymentSet, get};
use crate::error::Result;

/// What is to change; `None` keeps the value.
#[derive(Debug, Clone, Default)]
pub struct Change {
    /// New name.
    pub name: Option<String>,
    /// New description.
    pub description: Option<String>,
}

/// Changes a deployment set and returns it as it is then.
pub fn modify(scope: &mut Scope<'_>, region: &str, id: &str, change: Change) -> Result<DeploymentSet> {
    let mut set = get(scope, region, id)?;
    set.name = change.name.unwrap_or(set.name);
    set.description = change.description.unwrap_or(set.description);
    table::update(scope, &set, &["name", "description"])?;
    Ok(set)
}
