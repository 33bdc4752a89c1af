//! The rule: change a listener.

use store::Scope;

use super::{Listener, Session, get, rows};
use crate::Extras;
use crate::error::Result;
use crate::network::load_balancer;

/// What is to change; `None` keeps the value.
#[derive(Debug, Clone, Default)]
pub struct Change {
    /// New name.
    pub name: Option<String>,
    /// Whether it listens.
    pub enabled: Option<bool>,
    /// The vendor's word for how it chooses among servers.
    pub scheduler: Option<String>,
    /// Most Mbit/s to the servers.
    pub mbps_in: Option<i64>,
    /// Most Mbit/s from the servers.
    pub mbps_out: Option<i64>,
    /// How it keeps a client with one server.
    pub session: Option<Session>,
    /// Extras that are set beside those that are there.
    pub extras: Extras,
}

/// Changes a listener and returns it as it is then.
pub fn modify(scope: &mut Scope<'_>, id: &str, change: Change) -> Result<Listener> {
    let mut listener = get(scope, id)?;
    let balancer = load_balancer::get(scope, &listener.load_balancer_id)?;
    listener.name = change.name.unwrap_or(listener.name);
    listener.enabled = change.enabled.unwrap_or(listener.enabled);
    listener.scheduler = change.scheduler.unwrap_or(listener.scheduler);
    listener.mbps_in = change.mbps_in.or(listener.mbps_in);
    listener.mbps_out = change.mbps_out.or(listener.mbps_out);
    listener.session = change.session.unwrap_or(listener.session);
    listener.extras.extend(change.extras);
    listener.check_limits(&balancer)?;
    rows::update(scope, &listener)?;
    Ok(listener)
}
