//! The rule: list forwarding rules of public NATs.

use store::Scope;

use super::{Forward, rows};
use crate::error::Result;
use crate::listing::{Part, Window, part};

/// Which rules are wanted; what is left out is not asked about.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// The region.
    pub region: Option<String>,
    /// Ids; an empty list matches nothing.
    pub ids: Option<Vec<String>>,
    /// NATs, one of which it is of.
    pub nats: Option<Vec<String>>,
}

/// Forwarding rules of the account, newest first.
pub fn list(scope: &mut Scope<'_>, filter: &Filter, window: Window) -> Result<Part<Forward>> {
    Ok(part(scope, &rows::conditions(scope, filter), window)?)
}
