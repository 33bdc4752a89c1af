//! The rule: list source rules of NAT gateways.

use store::Scope;

use super::{SnatEntry, rows};
use crate::error::Result;
use crate::listing::{Part, Window, part};

/// Which rules are wanted; what is left out is not asked about.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// The region.
    pub region: Option<String>,
    /// The gateway.
    pub gateway: Option<String>,
    /// The table.
    pub table: Option<String>,
    /// The rule.
    pub id: Option<String>,
    /// The name.
    pub name: Option<String>,
    /// The source, as it is usually written.
    pub block: Option<String>,
    /// The subnet whose addresses are the source.
    pub subnet: Option<String>,
    /// Interfaces, the addresses of one of which are the source.
    pub interfaces: Option<Vec<String>>,
    /// An address that the rule has.
    pub address: Option<String>,
}

/// Source rules of the account, newest first.
pub fn list(scope: &mut Scope<'_>, filter: &Filter, window: Window) -> Result<Part<SnatEntry>> {
    Ok(part(scope, &rows::conditions(scope, filter), window)?)
}
