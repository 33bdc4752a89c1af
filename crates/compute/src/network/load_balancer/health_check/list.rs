//! The rules: list health checks of listeners.

use std::collections::HashMap;

use store::Scope;

use super::{HealthCheck, rows};
use crate::error::Result;
use crate::listing::{Part, Window, part};

/// Which health checks are wanted; what is left out is not asked about.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// The region.
    pub region: Option<String>,
    /// Ids; an empty list matches nothing.
    pub ids: Option<Vec<String>>,
    /// Listeners, one of which it is of.
    pub listeners: Option<Vec<String>>,
}

/// Health checks of the account, newest first.
pub fn list(scope: &mut Scope<'_>, filter: &Filter, window: Window) -> Result<Part<HealthCheck>> {
    Ok(part(scope, &rows::conditions(scope, filter), window)?)
}

/// The health checks of listeners by listener, in one statement. A listener without is not in the map.
pub fn of_listeners(scope: &mut Scope<'_>, listeners: &[&str]) -> Result<HashMap<String, HealthCheck>> {
    let found = rows::of_listeners(scope, listeners)?;
    Ok(found.into_iter().map(|check| (check.listener_id.clone(), check)).collect())
}
