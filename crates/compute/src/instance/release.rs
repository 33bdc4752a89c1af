//! The rules: release an instance when asked, or when its time has come.

use kernel::Timestamp;
use store::Scope;

use super::{Instance, TAGGED, get, rows};
use crate::disk;
use crate::error::{Error, Kind, Result};
use crate::invocation;
use crate::network::{address, elastic_address, havip, interface, load_balancer, route};

/// Releases an instance with its primary interface, its addresses and the disks that go with it.
///
/// No route may lead to it. It must be stopped; `force` takes away one that is up as well, but never one that is
/// still being made or that is protected.
pub fn release(scope: &mut Scope<'_>, id: &str, force: bool) -> Result<()> {
    let instance = get(scope, id)?;
    if instance.protected {
        return Err(Error::Protected { id: instance.id });
    }
    instance.lifecycle.can_delete(scope.now(), force).map_err(|wrong| Error::wrong_state(id, wrong))?;
    if route::leads_to(scope, id)? {
        return Err(Error::InUse { kind: Kind::Instance, id: instance.id, by: Kind::Route });
    }
    remove(scope, &instance)
}

/// Releases the instances of the account whose time has come, protected ones too: protection is against a call.
///
/// Source: the vendor's page "Enable or disable release protection": it does not hold for a release by itself.
pub fn release_due(scope: &mut Scope<'_>) -> Result<usize> {
    let due = rows::due(scope)?;
    for instance in &due {
        route::leave(scope, &instance.id)?;
        remove(scope, instance)?;
    }
    Ok(due.len())
}

/// Releases an instance for the group that made it, in whatever state, and a protected one too: protection is against a call.
pub(crate) fn release_of_group(scope: &mut Scope<'_>, instance: &Instance) -> Result<()> {
    route::leave(scope, &instance.id)?;
    remove(scope, instance)
}

/// When the next instance of any account is released by itself.
pub fn next_release(scope: &mut Scope<'_>) -> Result<Option<Timestamp>> {
    Ok(rows::next_release(scope)?)
}

fn remove(scope: &mut Scope<'_>, instance: &Instance) -> Result<()> {
    disk::release_with_instance(scope, &instance.id)?;
    interface::release_with_instance(scope, &instance.id)?;
    address::rows::delete_public_of(scope, &instance.id)?;
    elastic_address::leave(scope, &instance.id)?;
    havip::leave(scope, &instance.id)?;
    load_balancer::server::leave(scope, &instance.id)?;
    invocation::leave(scope, &instance.id)?;
    rows::delete(scope, &instance.id)?;
    store::tag::clear(scope, TAGGED, &instance.id)?;
    Ok(())
}
