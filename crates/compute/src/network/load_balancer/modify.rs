//! The rule: change a load balancer.

use store::{Scope, table};

use super::{LoadBalancer, get};
use crate::Extras;
use crate::error::Result;

/// What is to change; `None` keeps the value.
#[derive(Debug, Clone, Default)]
pub struct Change {
    /// New name.
    pub name: Option<String>,
    /// Whether it works.
    pub enabled: Option<bool>,
    /// Extras that are set beside those that are there.
    pub extras: Extras,
}

/// Changes a load balancer and returns it as it is then.
pub fn modify(scope: &mut Scope<'_>, id: &str, change: Change) -> Result<LoadBalancer> {
    let mut balancer = get(scope, id)?;
    balancer.name = change.name.unwrap_or(balancer.name);
    balancer.enabled = change.enabled.unwrap_or(balancer.enabled);
    balancer.extras.extend(change.extras);
    table::update(scope, &balancer, &["name", "enabled", "extras"])?;
    Ok(balancer)
}
