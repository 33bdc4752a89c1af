//! The rules: start, stop and reboot an instance.

use store::Scope;

use super::{Instance, Lifecycle, get, rows};
use crate::error::{Error, Result};

/// How an instance is stopped.
#[derive(Debug, Clone, Default)]
pub struct Stop {
    /// The vendor's word for what it costs while it is stopped; empty when none is said.
    pub mode: String,
}

/// Starts an instance that is stopped; returns it as it was before and as it is then.
pub fn start(scope: &mut Scope<'_>, id: &str) -> Result<(Instance, Instance)> {
    let before = get(scope, id)?;
    let lifecycle = before.lifecycle.start(scope.now()).map_err(|wrong| Error::wrong_state(id, wrong))?;
    keep(scope, before, lifecycle, |instance| Instance { stop_mode: String::new(), ..instance })
}

/// Stops an instance that is running; returns it as it was before and as it is then.
pub fn stop(scope: &mut Scope<'_>, id: &str, how: &Stop) -> Result<(Instance, Instance)> {
    let before = get(scope, id)?;
    let lifecycle = before.lifecycle.stop(scope.now()).map_err(|wrong| Error::wrong_state(id, wrong))?;
    let started_at = before.last_start(scope.now());
    keep(scope, before, lifecycle, |instance| Instance { started_at, stop_mode: how.mode.clone(), ..instance })
}

/// Takes a running instance down and up again; returns it as it was before and as it is then.
pub fn reboot(scope: &mut Scope<'_>, id: &str) -> Result<(Instance, Instance)> {
    let before = get(scope, id)?;
    let lifecycle = before.lifecycle.reboot(scope.now()).map_err(|wrong| Error::wrong_state(id, wrong))?;
    keep(scope, before, lifecycle, |instance| instance)
}

fn keep(
    scope: &mut Scope<'_>,
    before: Instance,
    lifecycle: Lifecycle,
    change: impl FnOnce(Instance) -> Instance,
) -> Result<(Instance, Instance)> {
    let lifecycle = lifecycle.begun(scope.begins(lifecycle.way()));
    let after = Instance { lifecycle, ..change(before.clone()) };
    rows::update(scope, &after)?;
    Ok((before, after))
}
