//! The rule: list groups of snapshots.

use std::collections::HashMap;

use store::Scope;
use store::tag::Wanted;

use super::{SnapshotGroup, rows};
use crate::error::Result;
use crate::listing::{Part, Window, part};
use crate::snapshot::{self, Snapshot};

/// Which groups are wanted; what is left out is not asked about.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// The region.
    pub region: Option<String>,
    /// Ids; an empty list matches nothing.
    pub ids: Option<Vec<String>>,
    /// The instance.
    pub instance: Option<String>,
    /// The name.
    pub name: Option<String>,
    /// Whether every snapshot is there.
    pub is_ready: Option<bool>,
    /// The resource group.
    pub resource_group: Option<String>,
    /// Tags they have.
    pub tags: Vec<Wanted>,
}

/// Groups of the account, newest first.
pub fn list(scope: &mut Scope<'_>, filter: &Filter, window: Window) -> Result<Part<SnapshotGroup>> {
    Ok(part(scope, &rows::conditions(scope, filter), window)?)
}

/// The snapshots of groups by group, in the order in which they were made. A group without is not in the map.
pub fn members(scope: &mut Scope<'_>, groups: &[&str]) -> Result<HashMap<String, Vec<Snapshot>>> {
    let ids = groups.iter().map(|id| (*id).to_owned()).collect();
    let filter = snapshot::Filter { groups: Some(ids), ..snapshot::Filter::default() };
    let mut members = HashMap::<_, Vec<_>>::new();
    for snapshot in snapshot::list(scope, &filter, Window::ALL)?.items.into_iter().rev() {
        members.entry(snapshot.group_id.clone()).or_default().push(snapshot);
    }
    Ok(members)
}
