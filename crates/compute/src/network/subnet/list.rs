//! The rule: list subnets.

use store::Scope;

use super::{Subnet, rows};
use crate::error::Result;
use crate::listing::{Part, TagFilter, Window};

/// Which subnets are wanted; what is left out is not asked about.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// The region.
    pub region: Option<String>,
    /// Ids; an empty list matches nothing.
    pub ids: Option<Vec<String>>,
    /// The network.
    pub vpc: Option<String>,
    /// The zone.
    pub zone: Option<String>,
    /// The name.
    pub name: Option<String>,
    /// Whether the cloud made it.
    pub is_default: Option<bool>,
    /// The resource group.
    pub resource_group: Option<String>,
    /// Tags it has.
    pub tags: TagFilter,
}

/// Subnets of the account, newest first.
pub fn list(scope: &mut Scope<'_>, filter: &Filter, window: Window) -> Result<Part<Subnet>> {
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
