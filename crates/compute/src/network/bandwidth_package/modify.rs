//! The rule: change a bandwidth package.

use store::{Scope, table};

use super::{BandwidthPackage, Refusal, get};
use crate::error::Result;
use crate::transition::{TRANSITION_LASTS, Transition};

/// What is to change; `None` keeps the value.
#[derive(Debug, Clone, Default)]
pub struct Change {
    /// New name.
    pub name: Option<String>,
    /// New description.
    pub description: Option<String>,
    /// Most Mbit/s.
    pub mbps: Option<i64>,
    /// Whether it is protected from being deleted.
    pub protected: Option<bool>,
    /// Whether another bandwidth is there at once.
    pub at_once: bool,
}

/// Changes a bandwidth package and returns it as it is then. Another bandwidth takes a while, unless it is there at once.
pub fn modify(scope: &mut Scope<'_>, id: &str, change: Change) -> Result<BandwidthPackage> {
    let mut package = get(scope, id)?;
    package.name = change.name.unwrap_or(package.name);
    package.description = change.description.unwrap_or(package.description);
    package.protected = change.protected.unwrap_or(package.protected);
    if let Some(mbps) = change.mbps {
        if !package.status(scope.now()).is_stable() {
            return Err(Refusal::Busy { id: package.id }.into());
        }
        package.mbps = mbps;
        package.transition = if change.at_once {
            Transition::settled(scope.now())
        } else {
            Transition::modify(scope.begins(TRANSITION_LASTS))
        };
    }
    table::update(scope, &package, &["name", "description", "mbps", "protected", "asked", "asked_at"])?;
    Ok(package)
}
