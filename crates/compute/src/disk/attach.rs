//! The rules: attach a disk to an instance and detach it.

use store::Scope;

use super::{Disk, Refusal, get, of_instance, rows};
use crate::error::{Error, Kind, Result};
use crate::instance;
use crate::transition::{Status, TRANSITION_LASTS, Transition};

/// How many data disks an instance may have.
const MOST: usize = 16;

/// Attaches a disk that no instance has to an instance of its zone that is up or down.
pub fn attach(
    scope: &mut Scope<'_>,
    id: &str,
    instance_id: &str,
    device: Option<&str>,
    delete_with_instance: bool,
) -> Result<Disk> {
    let mut disk = get(scope, id)?;
    match disk.status(scope.now()) {
        Status::Free => {}
        Status::Attached => return Err(Refusal::InUse { id: disk.id }.into()),
        status => return Err(Refusal::WrongState { id: disk.id, status }.into()),
    }
    give(scope, &mut disk, instance_id, device)?;
    disk.transition = Transition::attach(scope.begins(TRANSITION_LASTS));
    disk.spec.delete_with_instance = delete_with_instance;
    rows::update(scope, &disk)?;
    Ok(disk)
}

/// Gives a disk to an instance, without keeping it.
pub(super) fn give(scope: &mut Scope<'_>, disk: &mut Disk, instance_id: &str, device: Option<&str>) -> Result<()> {
    let instance = instance::get(scope, instance_id)?;
    if instance.region != disk.region {
        return Err(Error::not_found(Kind::Instance, instance_id));
    }
    if instance.zone != disk.zone {
        return Err(Refusal::OtherZone { id: disk.id.clone(), instance: instance.id }.into());
    }
    let status = instance.status(scope.now());
    if !status.is_stable() {
        return Err(Error::WrongState { id: instance.id, status });
    }
    let present = of_instance(scope, &instance.id)?;
    if present.iter().filter(|disk| !disk.is_system).count() >= MOST {
        return Err(Refusal::TooMany { instance: instance.id }.into());
    }
    let is_taken = |device: &str| present.iter().any(|disk| disk.device == device);
    let device = match device {
        Some(device) if is_taken(device) => return Err(Refusal::DeviceTaken { device: device.to_owned() }.into()),
        Some(device) => device.to_owned(),
        None => {
            let free = ('b'..='z').map(|letter| format!("/dev/xvd{letter}")).find(|device| !is_taken(device));
            free.ok_or_else(|| Refusal::TooMany { instance: instance.id.clone() })?
        }
    };
    disk.device = device;
    disk.instance_id = Some(instance.id);
    disk.attached_at = Some(scope.now());
    Ok(())
}

/// Takes a data disk from its instance, which is up or down. `delete_with_instance` says whether it goes with the next
/// one: not by default, whatever was said before.
pub fn detach(scope: &mut Scope<'_>, id: &str, instance_id: &str, delete_with_instance: Option<bool>) -> Result<Disk> {
    let mut disk = get(scope, id)?;
    let instance = instance::get(scope, instance_id)?;
    match disk.status(scope.now()) {
        Status::Attached => {}
        Status::Free => return Err(Refusal::NotAttached { id: disk.id }.into()),
        status => return Err(Refusal::WrongState { id: disk.id, status }.into()),
    }
    if disk.instance_id.as_ref() != Some(&instance.id) {
        return Err(Refusal::OtherInstance { id: disk.id, instance: instance.id }.into());
    }
    if disk.is_system {
        return Err(Refusal::System { id: disk.id }.into());
    }
    let status = instance.status(scope.now());
    if !status.is_stable() {
        return Err(Error::WrongState { id: instance.id, status });
    }
    disk.instance_id = None;
    disk.device = String::new();
    disk.attached_at = None;
    disk.detached_at = Some(scope.now());
    disk.transition = Transition::detach(scope.begins(TRANSITION_LASTS));
    disk.spec.delete_with_instance = delete_with_instance.unwrap_or(false);
    rows::update(scope, &disk)?;
    Ok(disk)
}
