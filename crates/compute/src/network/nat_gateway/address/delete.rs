//! The rule: take an address from a NAT gateway between private networks.

use store::{Scope, table};

use super::{NatAddress, get};
use crate::error::Result;
use crate::network::address as private;
use crate::network::nat_gateway::{self, Refusal};

/// Takes an address that no rule uses from its gateway. The gateway's own stays.
pub fn delete(scope: &mut Scope<'_>, id: &str) -> Result<()> {
    let had = get(scope, id)?;
    let gateway = nat_gateway::get(scope, &had.gateway_id)?;
    gateway.check_settled(scope.now())?;
    if had.is_default {
        return Err(Refusal::Default.into());
    }
    if nat_gateway::use_of(scope, &gateway.id, had.address)?.is_some() {
        return Err(Refusal::InUse { id: had.id }.into());
    }
    private::rows::delete_of(scope, id)?;
    table::delete::<NatAddress>(scope, &[id])?;
    Ok(())
}
