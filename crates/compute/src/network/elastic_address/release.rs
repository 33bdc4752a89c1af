//! The rule: release an elastic address.

use store::{Scope, table};

use super::{ElasticAddress, Refusal, TAGGED, get, rows};
use crate::error::Result;
use crate::network::address;
use crate::transition::{Status, TRANSITION_LASTS, Transition};

/// Releases an elastic address that nobody has and that is not protected.
pub fn release(scope: &mut Scope<'_>, id: &str) -> Result<()> {
    let elastic = get(scope, id)?;
    let status = elastic.status(scope.now());
    if status != Status::Free {
        return Err(Refusal::WrongState { id: elastic.id, status }.into());
    }
    if elastic.protected {
        return Err(Refusal::Protected { id: elastic.id }.into());
    }
    address::rows::delete_public_of(scope, id)?;
    table::delete::<ElasticAddress>(scope, &[id])?;
    store::tag::clear(scope, TAGGED, id)?;
    Ok(())
}

/// Takes its elastic addresses from something that goes.
pub(crate) fn leave(scope: &mut Scope<'_>, holder: &str) -> Result<()> {
    for mut elastic in rows::of_holders(scope, &[holder])? {
        elastic.holder = None;
        // It has a private address of its own where it was with a NAT gateway.
        address::rows::delete_of(scope, &elastic.id)?;
        elastic.transition = Transition::detach(scope.begins(TRANSITION_LASTS));
        rows::update(scope, &elastic)?;
    }
    Ok(())
}
