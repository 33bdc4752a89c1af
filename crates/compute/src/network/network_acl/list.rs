//! The rule: list access lists.

use store::Scope;
use store::tag::Wanted;

use super::{NetworkAcl, rows};
use crate::error::Result;
use crate::listing::{Part, Window, part};

/// Which access lists are wanted; what is left out is not asked about.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// The region.
    pub region: Option<String>,
    /// Ids; an empty list matches nothing.
    pub ids: Option<Vec<String>>,
    /// Networks, one of which it is in.
    pub vpcs: Option<Vec<String>>,
    /// The name.
    pub name: Option<String>,
    /// A subnet that has it.
    pub subnet: Option<String>,
    /// Tags it has.
    pub tags: Vec<Wanted>,
}

/// Access lists of the account, newest first.
pub fn list(scope: &mut Scope<'_>, filter: &Filter, window: Window) -> Result<Part<NetworkAcl>> {
    Ok(part(scope, &rows::conditions(scope, filter), window)?)
}
