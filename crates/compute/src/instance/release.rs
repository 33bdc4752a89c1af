//! The rule: release an instance.

use store::Scope;

use super::{TAGGED, get, rows};
use crate::disk;
use crate::error::{Error, Result};
use crate::network::{address, elastic_address, interface};

/// Releases an instance with its primary interface, its addresses and the disks that go with it.
///
/// It must be stopped; `force` takes away one that is up as well, but never one that is still being made
/// or that is protected.
pub fn release(scope: &mut Scope<'_>, id: &str, force: bool) -> Result<()> {
    let instance = get(scope, id)?;
    if instance.protected {
        return Err(Error::Protected { id: instance.id });
    }
    instance.life.can_delete(scope.now(), force).map_err(|wrong| Error::wrong_state(id, wrong))?;
    disk::release_with_instance(scope, id)?;
    interface::release_with_instance(scope, id)?;
    address::rows::delete_public_of(scope, id)?;
    elastic_address::leave(scope, id)?;
    rows::delete(scope, id)?;
    store::tag::clear(scope, TAGGED, id)?;
    Ok(())
}
