//! The rules: list listeners of load balancers, and count them.

use std::collections::HashMap;

use store::Scope;

use super::{Listener, rows};
use crate::error::Result;
use crate::listing::{Part, Window, part};

/// Which listeners are wanted; what is left out is not asked about.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// The region.
    pub region: Option<String>,
    /// Ids; an empty list matches nothing.
    pub ids: Option<Vec<String>>,
    /// Load balancers, one of which it is of.
    pub load_balancers: Option<Vec<String>>,
}

/// Listeners of the account, newest first.
pub fn list(scope: &mut Scope<'_>, filter: &Filter, window: Window) -> Result<Part<Listener>> {
    Ok(part(scope, &rows::conditions(scope, filter), window)?)
}

/// How many listeners load balancers have, in one statement. One without is not in the map.
pub fn count_of(scope: &mut Scope<'_>, balancers: &[&str]) -> Result<HashMap<String, i64>> {
    Ok(rows::count_of(scope, balancers)?.into_iter().collect())
}
