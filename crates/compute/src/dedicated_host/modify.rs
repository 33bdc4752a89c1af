//! The rule: change a dedicated host.

use kernel::Timestamp;
use store::{Scope, table};

use super::{DedicatedHost, get};
use crate::Extras;
use crate::error::Result;

/// What is to change; `None` keeps the value.
#[derive(Debug, Clone, Default)]
pub struct Change {
    /// New name.
    pub name: Option<String>,
    /// New description.
    pub description: Option<String>,
    /// The cluster it is in from now on.
    pub cluster_id: Option<String>,
    /// Whether it takes instances that name no host.
    pub is_automatic: Option<bool>,
    /// The vendor's word for how it is paid for.
    pub charge: Option<String>,
    /// Until when it is paid for; `Some(None)` where it is paid for by use.
    pub expires_at: Option<Option<Timestamp>>,
    /// When it is released by itself; `Some(None)` for never.
    pub release_at: Option<Option<Timestamp>>,
    /// Extras that are set beside those that are there; one that is set to nothing goes.
    pub extras: Extras,
}

/// Changes a dedicated host and returns it as it is then.
pub fn modify(scope: &mut Scope<'_>, region: &str, id: &str, change: Change) -> Result<DedicatedHost> {
    let mut host = get(scope, region, id)?;
    host.name = change.name.unwrap_or(host.name);
    host.description = change.description.unwrap_or(host.description);
    host.cluster_id = change.cluster_id.unwrap_or(host.cluster_id);
    host.is_automatic = change.is_automatic.unwrap_or(host.is_automatic);
    host.charge = change.charge.unwrap_or(host.charge);
    host.expires_at = change.expires_at.unwrap_or(host.expires_at);
    host.release_at = change.release_at.unwrap_or(host.release_at);
    host.extras.extend(change.extras);
    host.extras.retain(|_, value| !value.is_null());
    if let Some(at) = host.release_at {
        scope.wake_at(at);
    }
    let columns = ["name", "description", "cluster_id", "is_automatic", "charge", "expires_at", "release_at", "extras"];
    table::update(scope, &host, &columns)?;
    Ok(host)
}
