//! The rule: list public NATs.

use store::Scope;
use store::tag::Wanted;

use super::{PublicNat, rows};
use crate::error::Result;
use crate::listing::{Part, Window, part};

/// Which public NATs are wanted; what is left out is not asked about.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// The region.
    pub region: Option<String>,
    /// Ids; an empty list matches nothing.
    pub ids: Option<Vec<String>>,
    /// Networks, one of which it is in.
    pub vpcs: Option<Vec<String>>,
    /// Resource groups, one of which it is in.
    pub resource_groups: Option<Vec<String>>,
    /// Tags it has.
    pub tags: Vec<Wanted>,
}

/// Public NATs of the account, newest first.
pub fn list(scope: &mut Scope<'_>, filter: &Filter, window: Window) -> Result<Part<PublicNat>> {
    Ok(part(scope, &rows::conditions(scope, filter), window)?)
}
