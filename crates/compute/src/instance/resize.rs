//! The rule: give an instance another type.

use store::Scope;

use super::{Hardware, Instance, Status, Stop, get, reboot, rows, stop};
use crate::error::{Error, Result};

/// Gives a stopped instance another type; what the new one has must suit the image, which the dialect checks.
pub fn resize(scope: &mut Scope<'_>, id: &str, hardware: Hardware) -> Result<Instance> {
    let mut instance = stopped(scope, id)?;
    instance.hardware = hardware;
    rows::update(scope, &instance)?;
    Ok(instance)
}

/// Gives an instance that is up another type, for which it restarts or stops.
pub fn resize_up(scope: &mut Scope<'_>, id: &str, hardware: Hardware, restarts: bool) -> Result<Instance> {
    let mut instance = get(scope, id)?;
    let status = instance.status(scope.now());
    if status != Status::Running {
        return Err(Error::WrongState { id: instance.id, status });
    }
    instance.hardware = hardware;
    rows::update(scope, &instance)?;
    let (_, instance) = if restarts { reboot(scope, id)? } else { stop(scope, id, &Stop::default())? };
    Ok(instance)
}

/// The instance, when it is down.
pub(super) fn stopped(scope: &mut Scope<'_>, id: &str) -> Result<Instance> {
    let instance = get(scope, id)?;
    match instance.status(scope.now()) {
        Status::Stopped => Ok(instance),
        status => Err(Error::WrongState { id: instance.id, status }),
    }
}
