//! The rules: list servers of listeners.

use store::Scope;

use super::{Server, rows};
use crate::error::Result;
use crate::listing::{Part, Window, part};

/// Which servers are wanted; what is left out is not asked about.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// The region.
    pub region: Option<String>,
    /// Ids; an empty list matches nothing.
    pub ids: Option<Vec<String>>,
    /// Listeners, one of which it is of.
    pub listeners: Option<Vec<String>>,
    /// Addresses, one of which it has.
    pub addresses: Option<Vec<String>>,
}

/// Servers of the account, newest first.
pub fn list(scope: &mut Scope<'_>, filter: &Filter, window: Window) -> Result<Part<Server>> {
    Ok(part(scope, &rows::conditions(scope, filter), window)?)
}

/// The servers of listeners, the oldest first, in one statement.
pub fn of_listeners(scope: &mut Scope<'_>, listeners: &[&str]) -> Result<Vec<Server>> {
    Ok(rows::of_listeners(scope, listeners)?)
}
