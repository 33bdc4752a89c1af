//! The rule: list network interfaces.

use store::Scope;

use super::{Interface, rows};
use crate::error::Result;
use crate::listing::{Part, TagFilter, Window};

/// Which interfaces are wanted; what is left out is not asked about.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// The region.
    pub region: Option<String>,
    /// Ids; an empty list matches nothing.
    pub ids: Option<Vec<String>>,
    /// The network.
    pub vpc: Option<String>,
    /// The subnet.
    pub subnet: Option<String>,
    /// The instance it belongs to.
    pub instance: Option<String>,
    /// Whether it came with its instance.
    pub is_primary: Option<bool>,
    /// Whether it belongs to an instance.
    pub is_attached: Option<bool>,
    /// Addresses, one of which is its main one; none for any.
    pub addresses: Vec<String>,
    /// The resource group.
    pub resource_group: Option<String>,
    /// A security group it is in.
    pub group: Option<String>,
    /// Tags it has.
    pub tags: TagFilter,
}

/// Interfaces of the account, newest first.
pub fn list(scope: &mut Scope<'_>, filter: &Filter, window: Window) -> Result<Part<Interface>> {
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
