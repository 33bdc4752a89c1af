//! The rules: delete an interface, and let go of those of an instance.

use store::{Scope, table};

use super::{Interface, Refusal, TAGGED, get, rows};
use crate::error::{Error, Kind, Result};
use crate::network::{address, elastic_address, havip, load_balancer, public_nat, route};
use crate::transition::{Status, TRANSITION_LASTS, Transition};

/// Deletes an interface that no instance has and to which no route leads.
pub fn delete(scope: &mut Scope<'_>, id: &str) -> Result<()> {
    let interface = get(scope, id)?;
    if interface.is_primary {
        return Err(Refusal::Primary { id: interface.id }.into());
    }
    let status = interface.status(scope.now());
    if status != Status::Free {
        return Err(Refusal::WrongState { id: interface.id, status }.into());
    }
    if route::leads_to(scope, id)? {
        return Err(Error::InUse { kind: Kind::Interface, id: interface.id, by: Kind::Route });
    }
    remove(scope, &interface)
}

/// Lets go of the interfaces of an instance that goes: those that go with it are deleted, others are detached.
pub(crate) fn release_with_instance(scope: &mut Scope<'_>, instance_id: &str) -> Result<()> {
    for mut interface in rows::of_instance(scope, instance_id)? {
        if interface.delete_on_release {
            route::leave(scope, &interface.id)?;
            remove(scope, &interface)?;
        } else {
            interface.leave(Transition::detach(scope.begins(TRANSITION_LASTS)));
            rows::update(scope, &interface)?;
        }
    }
    Ok(())
}

/// Removes an interface and frees its addresses.
fn remove(scope: &mut Scope<'_>, interface: &Interface) -> Result<()> {
    let id = &interface.id;
    rows::set_groups(scope, id, &[])?;
    address::rows::delete_of(scope, id)?;
    address::v6::release_of(scope, interface)?;
    elastic_address::leave(scope, id)?;
    havip::leave(scope, id)?;
    public_nat::leave(scope, id)?;
    load_balancer::server::leave_interface(scope, id)?;
    table::delete::<Interface>(scope, &[id])?;
    store::tag::clear(scope, TAGGED, id)?;
    Ok(())
}
