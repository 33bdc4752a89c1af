//! The rule: list prefix lists.

use store::Scope;
use store::tag::Wanted;

use super::{Family, PrefixList, rows};
use crate::error::Result;
use crate::listing::{Part, Window, part};

/// Which prefix lists are wanted; what is left out is not asked about.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// The region.
    pub region: Option<String>,
    /// The product they belong to.
    pub service: Option<String>,
    /// Ids; an empty list matches nothing.
    pub ids: Option<Vec<String>>,
    /// The name, in which `*` stands for anything.
    pub name: Option<String>,
    /// The kind of addresses.
    pub family: Option<Family>,
    /// The resource group.
    pub resource_group: Option<String>,
    /// Tags it has.
    pub tags: Vec<Wanted>,
}

/// Prefix lists of the account, newest first.
pub fn list(scope: &mut Scope<'_>, filter: &Filter, window: Window) -> Result<Part<PrefixList>> {
    Ok(part(scope, &rows::conditions(scope, filter), window)?)
}
