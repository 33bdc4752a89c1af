//! The rules: attach an interface to an instance and detach it.

use store::Scope;

use super::addresses::settled;
use super::{Interface, Refusal, get, rows};
use crate::error::{Error, Result};
use crate::instance;
use crate::transition::{Status, TRANSITION_LASTS, Transition};

/// Attaches an interface that no instance has to an instance of its network and zone that is up or down. `most` says how
/// many interfaces an instance of a type may have.
pub fn attach(scope: &mut Scope<'_>, id: &str, instance_id: &str, most: impl Fn(&str) -> u32) -> Result<Interface> {
    let mut interface = get(scope, id)?;
    let status = interface.status(scope.now());
    if status != Status::Free {
        return Err(Refusal::WrongState { id: interface.id, status }.into());
    }
    let instance = instance::get(scope, instance_id)?;
    if instance.vpc_id != interface.vpc_id {
        return Err(Refusal::OtherNetwork { id: interface.id, instance: instance.id }.into());
    }
    if instance.zone != interface.zone {
        return Err(Refusal::OtherZone { id: interface.id, instance: instance.id }.into());
    }
    let status = instance.status(scope.now());
    if !status.is_stable() {
        return Err(Error::WrongState { id: instance.id, status });
    }
    if rows::count_of(scope, &instance.id)? >= i64::from(most(&instance.hardware.type_id)) {
        return Err(Refusal::TooMany { instance: instance.id }.into());
    }
    interface.instance_id = Some(instance.id);
    interface.transition = Transition::attach(scope.begins(TRANSITION_LASTS));
    rows::update(scope, &interface)?;
    Ok(interface)
}

/// Takes an interface that is not primary from its instance, which is up or down.
pub fn detach(scope: &mut Scope<'_>, id: &str, instance_id: &str) -> Result<Interface> {
    let mut interface = settled(scope, id)?;
    if interface.is_primary {
        return Err(Refusal::Primary { id: interface.id }.into());
    }
    if interface.instance_id.as_deref() != Some(instance_id) {
        return Err(Refusal::NotAttached { id: interface.id }.into());
    }
    let status = instance::get(scope, instance_id)?.status(scope.now());
    if !status.is_stable() {
        return Err(Error::WrongState { id: instance_id.to_owned(), status });
    }
    interface.instance_id = None;
    interface.transition = Transition::detach(scope.begins(TRANSITION_LASTS));
    rows::update(scope, &interface)?;
    Ok(interface)
}
