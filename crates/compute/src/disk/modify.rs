//! The rules: change a disk, make it larger, put it back to what it was at first.

use store::Scope;

use super::{Disk, Refusal, get, rows};
use crate::Extras;
use crate::error::{Error, Result};
use crate::instance::{self, Status as InstanceStatus};
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

/// Puts a disk back to what it was at first. Its instance must be down.
pub fn restore(scope: &mut Scope<'_>, id: &str) -> Result<Disk> {
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
