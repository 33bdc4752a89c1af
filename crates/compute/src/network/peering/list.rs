//! The rule: list connections.

use store::Scope;
use store::tag::Wanted;

use super::{Peering, rows};
use crate::error::Result;
use crate::listing::{Part, Window, part};

/// Which connections are wanted; what is left out is not asked about.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// The region of a side that is the account's.
    pub region: Option<String>,
    /// Ids; an empty list matches nothing.
    pub ids: Option<Vec<String>>,
    /// Networks, one of which it connects.
    pub vpcs: Option<Vec<String>>,
    /// The name.
    pub name: Option<String>,
    /// The resource group.
    pub resource_group: Option<String>,
    /// Tags it has.
    pub tags: Vec<Wanted>,
}

/// Connections of the account, newest first.
pub fn list(scope: &mut Scope<'_>, filter: &Filter, window: Window) -> Result<Part<Peering>> {
    Ok(part(scope, &rows::conditions(scope, filter), window)?)
}
