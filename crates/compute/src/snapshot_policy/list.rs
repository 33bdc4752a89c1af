//! The rule: list policies for snapshots.

use store::Scope;
use store::tag::Wanted;

use super::{SnapshotPolicy, rows};
use crate::error::Result;
use crate::listing::{Part, Window, part};

/// Which policies are wanted; what is left out is not asked about.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// The region.
    pub region: Option<String>,
    /// Ids; an empty list matches nothing.
    pub ids: Option<Vec<String>>,
    /// The name.
    pub name: Option<String>,
    /// The resource group.
    pub resource_group: Option<String>,
    /// Tags they have.
    pub tags: Vec<Wanted>,
}

/// Policies of the account, newest first.
pub fn list(scope: &mut Scope<'_>, filter: &Filter, window: Window) -> Result<Part<SnapshotPolicy>> {
    Ok(part(scope, &rows::conditions(scope, filter), window)?)
}
