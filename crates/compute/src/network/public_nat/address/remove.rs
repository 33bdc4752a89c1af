//! The rules: take an address from a public NAT, and all of one that goes.

use store::{Scope, table};

use super::{NatAddress, all_of};
use crate::error::{Error, Kind, Result};
use crate::network::address as public;
use crate::network::public_nat::{Refusal, forward, get};

/// Takes an address from a NAT that has another one, when no forwarding rule uses it.
pub fn remove(scope: &mut Scope<'_>, nat: &str, id: &str) -> Result<()> {
    let nat = get(scope, nat)?;
    let had = all_of(scope, &nat.id)?;
    let gone = had.iter().find(|had| had.id == id).ok_or_else(|| Error::not_found(Kind::NatAddress, id))?;
    if forward::of_nats(scope, &[&nat.id])?.iter().any(|forward| forward.address == gone.address) {
        return Err(Refusal::AddressInUse { address: gone.address }.into());
    }
    if had.len() == 1 {
        return Err(Refusal::LastAddress { address: gone.address }.into());
    }
    free(scope, gone)
}

/// Takes every address from a NAT that goes.
pub(in crate::network::public_nat) fn remove_all(scope: &mut Scope<'_>, nat: &str) -> Result<()> {
    all_of(scope, nat)?.iter().try_for_each(|gone| free(scope, gone))
}

fn free(scope: &mut Scope<'_>, gone: &NatAddress) -> Result<()> {
    public::rows::delete_public_of(scope, &gone.id)?;
    table::delete::<NatAddress>(scope, &[&gone.id])?;
    Ok(())
}
