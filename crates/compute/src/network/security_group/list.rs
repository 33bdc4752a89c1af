//! The rule: list security groups.

use store::Scope;
use store::tag::Wanted;

use super::{SecurityGroup, rows};
use crate::error::Result;
use crate::listing::{Part, Window, part};

/// Which security groups are wanted; what is left out is not asked about.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// The region.
    pub region: Option<String>,
    /// Ids; an empty list matches nothing.
    pub ids: Option<Vec<String>>,
    /// Networks, one of which it belongs to.
    pub vpcs: Option<Vec<String>>,
    /// The name, in which `*` stands for anything.
    pub name: Option<String>,
    /// The vendor's word for the kind.
    pub kind: Option<String>,
    /// The resource group.
    pub resource_group: Option<String>,
    /// Tags it has.
    pub tags: Vec<Wanted>,
}

/// Security groups of the account, newest first.
pub fn list(scope: &mut Scope<'_>, filter: &Filter, window: Window) -> Result<Part<SecurityGroup>> {
    Ok(part(scope, &rows::conditions(scope, filter), window)?)
}
