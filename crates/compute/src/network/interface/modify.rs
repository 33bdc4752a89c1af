//! The rule: change an interface.

use store::Scope;

use super::{Interface, get, rows};
use crate::Extras;
use crate::error::Result;
use crate::network::security_group;

/// What is to change; `None` keeps the value.
#[derive(Debug, Clone, Default)]
pub struct Change {
    /// New name.
    pub name: Option<String>,
    /// New description.
    pub description: Option<String>,
    /// The groups it is in from now on.
    pub groups: Option<Vec<String>>,
    /// Whether it goes with the instance that has it.
    pub delete_on_release: Option<bool>,
    /// Extras that are set beside those that are there.
    pub extras: Extras,
}

/// Changes an interface and returns it as it is then.
pub fn modify(scope: &mut Scope<'_>, id: &str, change: Change) -> Result<Interface> {
    let mut interface = get(scope, id)?;
    if let Some(groups) = change.groups {
        security_group::in_network(scope, &groups, &interface.vpc_id)?;
        rows::set_groups(scope, id, &groups)?;
    }
    interface.name = change.name.unwrap_or(interface.name);
    interface.description = change.description.unwrap_or(interface.description);
    interface.delete_on_release = change.delete_on_release.unwrap_or(interface.delete_on_release);
    interface.extras.extend(change.extras);
    rows::update(scope, &interface)?;
    Ok(interface)
}
