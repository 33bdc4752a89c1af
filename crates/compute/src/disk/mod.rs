//! Disks: those that instances are born with, and those that are made on their own.

mod attach;
mod create;
mod defaults;
mod delete;
mod get;
mod list;
mod modify;
mod rows;
#[cfg(test)]
mod tests;

pub use attach::{attach, detach};
pub use create::{New, create};
pub use defaults::{Defaults, defaults, encrypt_by_default, set_default_key};
pub use delete::{delete, delete_at, delete_due, keep, next_deletion};
pub use get::{find_many, get};
pub use list::{Filter, Policy, list};
pub use modify::{Change, modify, resize, restore, roll_back};
pub(crate) use rows::{set_policy, with_policy};

use std::collections::HashMap;

use kernel::Timestamp;
use store::{Scope, table};

use crate::Extras;
use crate::Location;
use crate::error::Result;
use crate::instance::LaunchSpec;
use crate::snapshot;
use crate::transition::{Status, Transition};

/// Kind under which tags of disks are kept.
pub const TAGGED: &str = "disk";

/// A disk.
#[derive(Debug, Clone, PartialEq)]
pub struct Disk {
    /// Identifier.
    pub id: String,
    /// Its place among the account's things.
    pub position: i64,
    /// The region it lies in.
    pub region: String,
    /// The zone it lies in.
    pub zone: String,
    /// The instance it is attached to.
    pub instance_id: Option<String>,
    /// Whether the instance starts from it.
    pub is_system: bool,
    /// The name of the device inside the instance.
    pub device: String,
    /// What it is.
    pub spec: Spec,
    /// The vendor's word for how it is paid for; empty where that is as for its instance.
    pub charge: String,
    /// What was last asked of it, from which its state follows.
    pub transition: Transition,
    /// Resource group; may be empty.
    pub resource_group: String,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it was attached to its instance.
    pub attached_at: Option<Timestamp>,
    /// When it was last taken from an instance.
    pub detached_at: Option<Timestamp>,
    /// When it is deleted by itself.
    pub gone_at: Option<Timestamp>,
}

/// What a disk is, as a launch says.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Spec {
    /// The disk category.
    pub category: String,
    /// The size in GiB.
    pub size_gib: u32,
    /// The grade of speed; empty where there is no choice.
    pub performance_level: String,
    /// Name; may be empty.
    pub name: String,
    /// Free text; may be empty.
    pub description: String,
    /// Whether it goes with its instance.
    pub delete_with_instance: bool,
    /// The snapshot that it is made from; may be empty.
    pub snapshot_id: String,
    /// The policy by which snapshots are made of it; may be empty.
    pub policy_id: String,
    /// Whether no policy makes snapshots of it for now.
    pub policy_paused: bool,
    /// Whether the snapshots that policies made of it go with it.
    pub snapshots_go: bool,
    /// What only the dialect reads.
    pub extras: Extras,
}

/// Why a rule about disks refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The state of the disk does not allow what was asked.
    #[error("disk `{id}` is {status:?}, which does not allow this")]
    WrongState {
        /// The disk.
        id: String,
        /// The state it is in.
        status: Status,
    },
    /// An instance has the disk.
    #[error("disk `{id}` is attached to an instance")]
    InUse {
        /// The disk.
        id: String,
    },
    /// No instance has the disk.
    #[error("disk `{id}` is attached to no instance")]
    NotAttached {
        /// The disk.
        id: String,
    },
    /// Another instance has the disk.
    #[error("disk `{id}` is not attached to instance `{instance}`")]
    OtherInstance {
        /// The disk.
        id: String,
        /// The instance that was named.
        instance: String,
    },
    /// The disk and the instance lie in different zones.
    #[error("disk `{id}` and instance `{instance}` are not in the same zone")]
    OtherZone {
        /// The disk.
        id: String,
        /// The instance.
        instance: String,
    },
    /// An instance starts from the disk.
    #[error("disk `{id}` is a system disk")]
    System {
        /// The disk.
        id: String,
    },
    /// The instance has as many disks as it may have.
    #[error("instance `{instance}` takes no more disks")]
    TooMany {
        /// The instance.
        instance: String,
    },
    /// Another disk has the name inside the instance.
    #[error("the device `{device}` is taken")]
    DeviceTaken {
        /// The name.
        device: String,
    },
    /// Disks only grow.
    #[error("disk `{id}` cannot shrink to {size_gib} GiB")]
    TooSmall {
        /// The disk.
        id: String,
        /// The size that was asked for.
        size_gib: u32,
    },
}

impl Disk {
    /// Its state at a moment.
    pub fn status(&self, now: Timestamp) -> Status {
        self.transition.status(now, self.instance_id.is_some())
    }
}

/// The disks of an instance, the system disk first.
pub fn of_instance(scope: &mut Scope<'_>, instance_id: &str) -> Result<Vec<Disk>> {
    Ok(rows::of_instances(scope, &[instance_id])?)
}

/// The disks of several instances by instance, the system disk first. An instance without is not in the map.
pub fn of_instances(scope: &mut Scope<'_>, instances: &[&str]) -> Result<HashMap<String, Vec<Disk>>> {
    let mut disks = HashMap::<_, Vec<_>>::new();
    for disk in rows::of_instances(scope, instances)? {
        if let Some(instance) = &disk.instance_id {
            disks.entry(instance.clone()).or_default().push(disk);
        }
    }
    Ok(disks)
}

/// The disk with this id.
pub fn find(scope: &mut Scope<'_>, id: &str) -> Result<Option<Disk>> {
    Ok(table::find(scope, id)?)
}

/// The disks that an instance is born with: the first is the system disk. They take positions from `position` on.
pub(crate) fn of_launch(
    scope: &Scope<'_>,
    location: &Location<'_>,
    instance_id: &str,
    launch: &LaunchSpec,
    position: i64,
) -> Vec<Disk> {
    let disk = |((spec, letter), position): ((&Spec, char), i64)| Disk {
        id: location.draw(scope, |formats| &formats.disk),
        position,
        region: location.region.to_owned(),
        zone: launch.networking.subnet.zone.clone(),
        instance_id: Some(instance_id.to_owned()),
        is_system: letter == 'a',
        device: format!("/dev/xvd{letter}"),
        spec: spec.clone(),
        charge: String::new(),
        transition: Transition::settled(scope.now()),
        resource_group: launch.resource_group.clone(),
        created_at: scope.now(),
        attached_at: Some(scope.now()),
        detached_at: None,
        gone_at: None,
    };
    launch.disks.iter().zip('a'..='z').zip(position..).map(disk).collect()
}

/// Deletes the disks that go with an instance and detaches the others.
pub(crate) fn release_with_instance(scope: &mut Scope<'_>, instance_id: &str) -> Result<()> {
    let disks = rows::of_instances(scope, &[instance_id])?;
    let goes = |disk: &Disk| disk.is_system || disk.spec.delete_with_instance;
    let gone: Vec<_> = disks.iter().filter(|disk| goes(disk)).collect();
    remove(scope, &gone)?;
    let stay: Vec<_> = disks.iter().filter(|disk| !goes(disk)).map(|disk| disk.id.as_str()).collect();
    Ok(rows::detach(scope, &stay)?)
}

/// Removes disks with their tags, and with the snapshots that go with them.
pub(crate) fn remove(scope: &mut Scope<'_>, disks: &[&Disk]) -> Result<()> {
    if disks.is_empty() {
        return Ok(());
    }
    let ids: Vec<_> = disks.iter().map(|disk| disk.id.as_str()).collect();
    table::delete::<Disk>(scope, &ids)?;
    store::tag::clear_many(scope, TAGGED, &ids)?;
    let with_snapshots: Vec<_> =
        disks.iter().filter(|disk| disk.spec.snapshots_go).map(|disk| disk.id.as_str()).collect();
    snapshot::delete_automatic_of(scope, &with_snapshots)?;
    // A snapshot whose time is over stays as long as there is a disk that was made from it.
    if disks.iter().any(|disk| !disk.spec.snapshot_id.is_empty()) {
        let now = scope.now();
        scope.wake_at(now);
    }
    Ok(())
}
