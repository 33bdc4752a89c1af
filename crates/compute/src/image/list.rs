//! The rules: list images.

use kernel::{TenantId, Timestamp};
use store::Scope;
use store::tag::Wanted;

use super::{Image, Status, rows};
use crate::catalogue::{Architecture, OperatingSystem};
use crate::error::Result;
use crate::listing::{Conditions, Part, Window, part};

/// Which images are wanted; what is left out is not asked about.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// The region.
    pub region: Option<String>,
    /// Ids; an empty list matches nothing.
    pub ids: Option<Vec<String>>,
    /// The name, in which `*` stands for anything.
    pub name: Option<String>,
    /// The series.
    pub family: Option<String>,
    /// The kind of operating system.
    pub os: Option<OperatingSystem>,
    /// The instruction set.
    pub architecture: Option<Architecture>,
    /// The states at the instant of the request.
    pub statuses: Option<Vec<Status>>,
    /// Whether an instance of the owner was made from it.
    pub is_used: Option<bool>,
    /// The account that it belongs to.
    pub owner: Option<TenantId>,
    /// The snapshot that one of its disks is.
    pub snapshot: Option<String>,
    /// They were made at this moment or later.
    pub created_from: Option<Timestamp>,
    /// They were made at this moment or earlier.
    pub created_until: Option<Timestamp>,
    /// The resource group.
    pub resource_group: Option<String>,
    /// Tags they have.
    pub tags: Vec<Wanted>,
}

/// The account's own images, newest first.
pub fn list(scope: &mut Scope<'_>, filter: &Filter, window: Window) -> Result<Part<Image>> {
    let conditions = rows::conditions(scope, filter);
    filled(scope, &conditions, window)
}

/// The images that other accounts share with this one. Their tags, their resource groups and their snapshots are not to be
/// seen, so a filter with such has none.
pub fn list_shared(scope: &mut Scope<'_>, filter: &Filter, window: Window) -> Result<Part<Image>> {
    let conditions = rows::shared_conditions(scope, filter);
    filled(scope, &conditions, window)
}

fn filled(scope: &mut Scope<'_>, conditions: &Conditions, window: Window) -> Result<Part<Image>> {
    let mut found = part::<Image>(scope, conditions, window)?;
    if !found.items.is_empty() {
        rows::fill_disks(scope, &mut found.items)?;
    }
    Ok(found)
}
