//! The rules: delete a public NAT, and what becomes of its parts when an interface goes.

use store::{Scope, table};

use super::{PublicNat, Refusal, TAGGED, address, forward, get, limit, rows, source};
use crate::error::Result;

/// Deletes a public NAT through which no subnet and no interface goes, and which has no forwarding rules. Its addresses and the
/// limits of interfaces go with it.
pub fn delete(scope: &mut Scope<'_>, id: &str) -> Result<()> {
    let nat = get(scope, id)?;
    let sources = source::of_nats(scope, &[id])?;
    if !sources.is_empty() || !forward::of_nats(scope, &[id])?.is_empty() {
        return Err(Refusal::InUse { id: nat.id }.into());
    }
    address::remove_all(scope, id)?;
    limit::rows::delete_of_nat(scope, id)?;
    table::delete::<PublicNat>(scope, &[id])?;
    store::tag::clear(scope, TAGGED, id)?;
    Ok(())
}

/// Takes an interface that goes from its NAT, with its limits.
pub(in crate::network) fn leave(scope: &mut Scope<'_>, interface: &str) -> Result<()> {
    table::delete::<source::Source>(scope, &[interface])?;
    limit::rows::delete_of_interface(scope, interface)?;
    Ok(())
}

/// Whether a network has a public NAT.
pub(in crate::network) fn any_in(scope: &mut Scope<'_>, vpc: &str) -> Result<bool> {
    Ok(rows::any_in(scope, vpc)?)
}
