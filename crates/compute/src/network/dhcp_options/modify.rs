//! The rule: change a set of DHCP options.

use store::{Scope, table};

use super::{DhcpOptions, get};
use crate::error::Result;
use crate::transition::{TRANSITION_LASTS, Transition};

/// What is to change; `None` keeps the value.
#[derive(Debug, Clone, Default)]
pub struct Change {
    /// New name.
    pub name: Option<String>,
    /// New description.
    pub description: Option<String>,
    /// New domain of the instances.
    pub domain_name: Option<String>,
    /// New name servers.
    pub name_servers: Option<String>,
    /// How long IPv4 addresses are given for from now on.
    pub lease_time: Option<String>,
    /// How long IPv6 addresses are given for from now on.
    pub lease_time_v6: Option<String>,
}

/// Changes a set of DHCP options and returns it as it is then.
pub fn modify(scope: &mut Scope<'_>, id: &str, change: Change) -> Result<DhcpOptions> {
    const CHANGING: [&str; 8] =
        ["name", "description", "domain_name", "name_servers", "lease_time", "lease_time_v6", "asked", "asked_at"];
    let mut options = get(scope, id)?;
    options.name = change.name.unwrap_or(options.name);
    options.description = change.description.unwrap_or(options.description);
    options.domain_name = change.domain_name.unwrap_or(options.domain_name);
    options.name_servers = change.name_servers.unwrap_or(options.name_servers);
    options.lease_time = change.lease_time.unwrap_or(options.lease_time);
    options.lease_time_v6 = change.lease_time_v6.unwrap_or(options.lease_time_v6);
    options.transition = Transition::modify(scope.begins(TRANSITION_LASTS));
    table::update(scope, &options, &CHANGING)?;
    Ok(options)
}
