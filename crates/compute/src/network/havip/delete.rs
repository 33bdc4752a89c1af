//! The rule: delete a high-availability virtual address.

use store::{Scope, table};

use super::{HaVip, Refusal, TAGGED, get};
use crate::error::{Error, Kind, Result};
use crate::network::{address, elastic_address, route};
use crate::transition::Status;

/// Deletes a high-availability virtual address to which no route leads, that has no member and for which no elastic address stands.
pub fn delete(scope: &mut Scope<'_>, id: &str) -> Result<()> {
    let vip = get(scope, id)?;
    match vip.status(scope.now()) {
        Status::Free => {}
        // GUESS: the last member may still be on its way out. Terraform's provider deletes right after that call, and does not
        // try again when the cloud refuses.
        Status::Detaching if vip.members.is_empty() => {}
        Status::Attached => return Err(Refusal::InUse { id: vip.id }.into()),
        status => return Err(Refusal::WrongState { id: vip.id, status }.into()),
    }
    if route::leads_to(scope, id)? {
        return Err(Error::InUse { kind: Kind::HaVip, id: vip.id, by: Kind::Route });
    }
    if !elastic_address::of_holders(scope, &[id])?.is_empty() {
        return Err(Refusal::InUse { id: vip.id }.into());
    }
    address::rows::delete_of(scope, id)?;
    table::delete::<HaVip>(scope, &[id])?;
    store::tag::clear(scope, TAGGED, id)?;
    Ok(())
}
