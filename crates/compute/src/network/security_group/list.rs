//! The rule: list security groups.

use store::Scope;

use super::{SecurityGroup, rows};
use crate::error::Result;
use crate::listing::{Part, TagFilter, Window};

/// Which security groups are wanted; what is left out is not asked about.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// The region.
    pub region: Option<String>,
    /// Ids; an empty list matches nothing.
    pub ids: Option<Vec<String>>,
    /// The network.
    pub vpc: Option<String>,
    /// The name, in which `*` stands for anything.
    pub name: Option<String>,
    /// The vendor's word for the kind.
    pub kind: Option<String>,
    /// The resource group.
    pub resource_group: Option<String>,
    /// Tags it has.
    pub tags: TagFilter,
}

/// Security groups of the account, newest first.
pub fn list(scope: &mut Scope<'_>, filter: &Filter, window: Window) -> Result<Part<SecurityGroup>> {
    let hits = rows::hits(scope, filter, &window)?;
    let beyond = window.is_beyond(&hits);
    let whole = if beyond { rows::hits(scope, filter, &Window::page(1, 1))? } else { Vec::new() };
    let part = Part::of(hits, &whole, &window);
    let mut items = Vec::with_capacity(part.items.len());
    for id in &part.items {
        items.extend(rows::find(scope, id)?);
    }
    Ok(part.with(items))
}
