//! The rules: put a key pair into an instance and take it out.

use store::Scope;

use super::KeyPair;
use crate::error::{Error, Kind, Result};
use crate::instance::{self, Instance};

/// Puts a key pair into an instance of its region that is up or down, in place of the one that it has.
pub fn attach(scope: &mut Scope<'_>, pair: &KeyPair, instance_id: &str) -> Result<()> {
    let instance = settled(scope, pair, instance_id)?;
    instance::set_key_pair(scope, instance, &pair.name)
}

/// Takes a key pair out of an instance that has it.
pub fn detach(scope: &mut Scope<'_>, pair: &KeyPair, instance_id: &str) -> Result<()> {
    let instance = settled(scope, pair, instance_id)?;
    if instance.key_pair != pair.name {
        return Err(Error::not_found(Kind::KeyPair, &pair.name));
    }
    instance::set_key_pair(scope, instance, "")
}

/// The instance, when it is in the region of the key pair and not on its way.
fn settled(scope: &mut Scope<'_>, pair: &KeyPair, id: &str) -> Result<Instance> {
    let instance = instance::get(scope, id)?;
    if instance.region != pair.region {
        return Err(Error::not_found(Kind::Instance, id));
    }
    let status = instance.status(scope.now());
    if status.is_stable() { Ok(instance) } else { Err(Error::WrongState { id: instance.id, status }) }
}
