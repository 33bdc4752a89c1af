//! The rules: change a disk, make it larger, put it back to what it was at first.

use store::Scope;

use super::{Disk, Refusal, get, rows};
use crate::Extras;
use crate::error::{Error, Result};
use crate::instance::{self, Status as InstanceStatus};
use crate::snapshot;
use crate::transition::{Status, TRANSITION_LASTS, Transition};

/// What is to change; `None` keeps the value.
#[derive(Debug, Clone, Default)]
pub struct Change {
    /// New name.
    pub name: Option<String>,
    /// New description.
    pub description: Option<String>,
    /// Whether it goes with its instance.
    pub delete_with_instance: Option<bool>,
    /// The disk category.
    pub category: Option<String>,
    /// The grade of speed.
    pub performance_level: Option<String>,
    /// How it is paid for.
    pub charge: Option<String>,
    /// Whether no policy makes snapshots of it for now.
    pub policy_paused: Option<bool>,
    /// Whether the snapshots that policies made of it go with it.
    pub snapshots_go: Option<bool>,
    /// Extras that are set beside those that are there.
    pub extras: Extras,
}

/// Changes a disk and returns it as it is then.
pub fn modify(scope: &mut Scope<'_>, id: &str, change: Change) -> Result<Disk> {
    let mut disk = get(scope, id)?;
    disk.spec.name = change.name.unwrap_or(disk.spec.name);
    disk.spec.description = change.description.unwrap_or(disk.spec.description);
    disk.spec.delete_with_instance = change.delete_with_instance.unwrap_or(disk.spec.delete_with_instance);
    disk.spec.category = change.category.unwrap_or(disk.spec.category);
    disk.spec.performance_level = change.performance_level.unwrap_or(disk.spec.performance_level);
    disk.charge = change.charge.unwrap_or(disk.charge);
    disk.spec.policy_paused = change.policy_paused.unwrap_or(disk.spec.policy_paused);
    disk.spec.snapshots_go = change.snapshots_go.unwrap_or(disk.spec.snapshots_go);
    disk.spec.extras.extend(change.extras);
    rows::update(scope, &disk)?;
    Ok(disk)
}

/// Makes a disk larger that is not on its way.
pub fn resize(scope: &mut Scope<'_>, id: &str, size_gib: u32) -> Result<Disk> {
    let mut disk = settled(scope, id)?;
    if size_gib <= disk.spec.size_gib {
        return Err(Refusal::TooSmall { id: disk.id, size_gib }.into());
    }
    disk.spec.size_gib = size_gib;
    rows::update(scope, &disk)?;
    Ok(disk)
}

/// Puts a disk back to a snapshot of it. Its instance must be down.
pub fn roll_back(scope: &mut Scope<'_>, id: &str, snapshot_id: &str) -> Result<Disk> {
    let disk = get(scope, id)?;
    let snapshot = snapshot::ready(scope, &disk.region, snapshot_id)?;
    // A copy has the disk of its original, and can be put back to none.
    if snapshot.source.disk_id != disk.id || !snapshot.origin_id.is_empty() {
        return Err(snapshot::Refusal::OtherDisk { id: snapshot.id, disk: disk.id }.into());
    }
    put_back(scope, id)
}

/// Puts a disk back to what it was at first: to the snapshot that it was made from, where it was. Its instance must be down.
pub fn restore(scope: &mut Scope<'_>, id: &str) -> Result<Disk> {
    let disk = get(scope, id)?;
    if !disk.is_system
        && !disk.spec.snapshot_id.is_empty()
        && snapshot::find_many(scope, &[&disk.spec.snapshot_id])?.is_empty()
    {
        return Err(snapshot::Refusal::SourceGone { disk: disk.id }.into());
    }
    put_back(scope, id)
}

fn put_back(scope: &mut Scope<'_>, id: &str) -> Result<Disk> {
    let mut disk = settled(scope, id)?;
    let Some(instance) = &disk.instance_id else {
        return Err(Refusal::WrongState { id: disk.id, status: Status::Free }.into());
    };
    let status = instance::get(scope, instance)?.status(scope.now());
    if status != InstanceStatus::Stopped {
        return Err(Error::WrongState { id: instance.clone(), status });
    }
    disk.transition = Transition::restore(scope.begins(TRANSITION_LASTS));
    rows::update(scope, &disk)?;
    Ok(disk)
}

/// The disk, when it is with its instance or with none, and not on its way.
fn settled(scope: &mut Scope<'_>, id: &str) -> Result<Disk> {
    let disk = get(scope, id)?;
    let status = disk.status(scope.now());
    if status.is_stable() { Ok(disk) } else { Err(Refusal::WrongState { id: disk.id, status }.into()) }
}
