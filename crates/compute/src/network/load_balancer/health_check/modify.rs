//! The rules: change a health check, and delete it.

use store::{Scope, table};

use super::{CheckKind, HealthCheck, get, rows};
use crate::error::Result;
use crate::network::load_balancer::{Refusal, listener};

/// What is to change; `None` keeps the value.
#[derive(Debug, Clone, Default)]
pub struct Change {
    /// Whether it is done.
    pub enabled: Option<bool>,
    /// How servers are asked.
    pub kind: Option<CheckKind>,
    /// The port that is asked; `Some(None)` for the one of the server.
    pub port: Option<Option<u32>>,
    /// After how many good answers a server is well.
    pub healthy_after: Option<u32>,
    /// After how many bad ones it is not.
    pub unhealthy_after: Option<u32>,
    /// Seconds from one question to the next.
    pub interval: Option<u32>,
    /// Seconds in which an answer comes.
    pub timeout: Option<u32>,
    /// Method of the request, where HTTP is spoken.
    pub method: Option<String>,
    /// Path of the request, where HTTP is spoken.
    pub path: Option<String>,
    /// Host that the request names, where HTTP is spoken.
    pub host: Option<String>,
    /// What is sent over UDP.
    pub request: Option<String>,
    /// What is to come back over UDP.
    pub reply: Option<String>,
}

/// Changes a health check and returns it as it is then.
pub fn modify(scope: &mut Scope<'_>, id: &str, change: Change) -> Result<HealthCheck> {
    let mut check = get(scope, id)?;
    let listener = listener::get(scope, &check.listener_id)?;
    let had = check.rules.clone();
    let rules = &mut check.rules;
    rules.enabled = change.enabled.unwrap_or(had.enabled);
    rules.kind = change.kind.unwrap_or(had.kind);
    rules.port = change.port.unwrap_or(had.port);
    rules.healthy_after = change.healthy_after.unwrap_or(had.healthy_after);
    rules.unhealthy_after = change.unhealthy_after.unwrap_or(had.unhealthy_after);
    rules.interval = change.interval.unwrap_or(had.interval);
    rules.timeout = change.timeout.unwrap_or(had.timeout);
    rules.method = change.method.unwrap_or(had.method);
    rules.path = change.path.unwrap_or(had.path);
    rules.host = change.host.unwrap_or(had.host);
    rules.request = change.request.unwrap_or(had.request);
    rules.reply = change.reply.unwrap_or(had.reply);
    if !rules.kind.fits(listener.protocol) {
        return Err(Refusal::WrongCheck { id: listener.id }.into());
    }
    rows::update(scope, &check)?;
    Ok(check)
}

/// Deletes a health check.
pub fn delete(scope: &mut Scope<'_>, id: &str) -> Result<()> {
    let check = get(scope, id)?;
    table::delete::<HealthCheck>(scope, &[&check.id])?;
    Ok(())
}
