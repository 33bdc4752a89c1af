//! The rule: list snapshots.

use kernel::Timestamp;
use store::Scope;
use store::tag::Wanted;

use super::{LockStatus, Snapshot, rows};
use crate::error::Result;
use crate::listing::{Part, WantedExtra, Window, part};

/// What was made from a snapshot.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Usages {
    /// A disk.
    pub by_disk: bool,
    /// An image.
    pub by_image: bool,
}

/// Which snapshots are wanted; what is left out is not asked about.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// The region.
    pub region: Option<String>,
    /// Ids; an empty list matches nothing.
    pub ids: Option<Vec<String>>,
    /// The disk that they are of.
    pub disk: Option<String>,
    /// The instance that has this disk now.
    pub instance: Option<String>,
    /// The zone of the disks that they are of, as long as those are there.
    pub zone: Option<String>,
    /// The groups that they were made in.
    pub groups: Option<Vec<String>>,
    /// The name.
    pub name: Option<String>,
    /// Whether they are there.
    pub is_ready: Option<bool>,
    /// Whether policies made them.
    pub is_automatic: Option<bool>,
    /// Whether they are of system disks.
    pub is_system: Option<bool>,
    /// The vendor's word for what kind of snapshots they are, in whatever letter case.
    pub category: Option<String>,
    /// What was made from them.
    pub usage: Option<Usages>,
    /// How they are locked.
    pub lock: Option<LockStatus>,
    /// Whether they are or were locked.
    pub ever_locked: bool,
    /// They were made at this moment or later.
    pub created_from: Option<Timestamp>,
    /// They were made at this moment or earlier.
    pub created_until: Option<Timestamp>,
    /// The resource group.
    pub resource_group: Option<String>,
    /// What their extras are.
    pub extras: Vec<WantedExtra>,
    /// Extras that they have or have not.
    pub has: Vec<(&'static str, bool)>,
    /// Tags they have.
    pub tags: Vec<Wanted>,
}

/// Snapshots of the account, newest first.
pub fn list(scope: &mut Scope<'_>, filter: &Filter, window: Window) -> Result<Part<Snapshot>> {
    Ok(part(scope, &rows::conditions(scope, filter), window)?)
}
