//! The rule: list disks.

use kernel::Timestamp;
use store::Scope;
use store::tag::Wanted;

use super::{Disk, rows};
use crate::error::Result;
use crate::listing::{Part, WantedExtra, Window, part};
use crate::transition::Status;

/// Which policy makes snapshots of a disk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Policy {
    /// None.
    None,
    /// Any.
    Any,
    /// The one with this id.
    This(String),
}

/// Which disks are wanted; what is left out is not asked about.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// The region.
    pub region: Option<String>,
    /// Ids; an empty list matches nothing.
    pub ids: Option<Vec<String>>,
    /// The zone.
    pub zone: Option<String>,
    /// The instance it is attached to.
    pub instance: Option<String>,
    /// Whether an instance starts from it.
    pub is_system: Option<bool>,
    /// Disk categories: any of these.
    pub categories: Option<Vec<String>>,
    /// It has so many GiB or more.
    pub least_gib: Option<u32>,
    /// The name.
    pub name: Option<String>,
    /// The state at the instant of the request.
    pub status: Option<Status>,
    /// Whether it goes with its instance.
    pub delete_with_instance: Option<bool>,
    /// The resource group.
    pub resource_group: Option<String>,
    /// How its instance is paid for, in the vendor's word.
    pub charge: Option<String>,
    /// How a disk without an instance is paid for.
    pub usual_charge: String,
    /// Extras that it has, each with its text or with any.
    pub with: Vec<(&'static str, Option<String>)>,
    /// Extras that it has not.
    pub without: Vec<&'static str>,
    /// Whether it is to be deleted by itself.
    pub is_going: Option<bool>,
    /// What its extras are.
    pub extras: Vec<WantedExtra>,
    /// Whether no policy makes snapshots of it for now.
    pub policy_paused: Option<bool>,
    /// Whether the snapshots that policies made of it go with it.
    pub snapshots_go: Option<bool>,
    /// The policy that makes snapshots of it.
    pub policy: Option<Policy>,
    /// The snapshot that it was made from.
    pub snapshot: Option<String>,
    /// It was made at this moment or later.
    pub created_from: Option<Timestamp>,
    /// It was made before this moment.
    pub created_before: Option<Timestamp>,
    /// Tags it has.
    pub tags: Vec<Wanted>,
}

/// Disks of the account, newest first.
pub fn list(scope: &mut Scope<'_>, filter: &Filter, window: Window) -> Result<Part<Disk>> {
    Ok(part(scope, &rows::conditions(scope, filter), window)?)
}
