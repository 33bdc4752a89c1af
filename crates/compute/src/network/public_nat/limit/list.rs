//! The rule: list the limits of interfaces at public NATs.

use store::Scope;

use super::{Limit, rows};
use crate::error::Result;
use crate::listing::{Part, Window, part};

/// Which limits are wanted; what is left out is not asked about.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// The region.
    pub region: Option<String>,
    /// The NAT.
    pub nat: Option<String>,
}

/// Limits of interfaces, newest first.
pub fn list(scope: &mut Scope<'_>, filter: &Filter, window: Window) -> Result<Part<Limit>> {
    Ok(part(scope, &rows::conditions(scope, filter), window)?)
}
