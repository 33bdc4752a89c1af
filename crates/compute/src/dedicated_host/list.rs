//! The rule: list dedicated hosts.

use store::Scope;
use store::tag::Wanted;

use super::{DedicatedHost, rows};
use crate::error::Result;
use crate::listing::{Part, Window, part};

/// Which dedicated hosts are wanted; what is left out is not asked about.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// The region.
    pub region: Option<String>,
    /// The zone.
    pub zone: Option<String>,
    /// Ids; an empty list matches nothing.
    pub ids: Option<Vec<String>>,
    /// The name.
    pub name: Option<String>,
    /// The vendor's word for the type.
    pub kind: Option<String>,
    /// The clusters they are in.
    pub clusters: Option<Vec<String>>,
    /// Whether they take instances that name no host.
    pub is_automatic: Option<bool>,
    /// The resource group.
    pub resource_group: Option<String>,
    /// Tags they have.
    pub tags: Vec<Wanted>,
}

/// Dedicated hosts of the account, newest first.
pub fn list(scope: &mut Scope<'_>, filter: &Filter, window: Window) -> Result<Part<DedicatedHost>> {
    Ok(part(scope, &rows::conditions(scope, filter), window)?)
}
