//! The rule: list route tables.

use store::Scope;

use super::{RouteTable, rows};
use crate::error::Result;
use crate::listing::{Part, TagFilter, Window};

/// Which route tables are wanted; what is left out is not asked about.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// The region.
    pub region: Option<String>,
    /// Ids; an empty list matches nothing.
    pub ids: Option<Vec<String>>,
    /// The network.
    pub vpc: Option<String>,
    /// The router.
    pub router: Option<String>,
    /// The name.
    pub name: Option<String>,
    /// Whether it came with its network.
    pub is_system: Option<bool>,
    /// The resource group.
    pub resource_group: Option<String>,
    /// Tags it has.
    pub tags: TagFilter,
}

/// Route tables of the account, newest first.
pub fn list(scope: &mut Scope<'_>, filter: &Filter, window: Window) -> Result<Part<RouteTable>> {
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
