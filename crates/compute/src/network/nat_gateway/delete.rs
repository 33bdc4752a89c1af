//! The rule: delete a NAT gateway.

use store::{Scope, table};

use super::{NatGateway, Refusal, TAGGED, get, rows};
use crate::error::Result;
use crate::network::{address, elastic_address, route};

/// Deletes a NAT gateway that has no elastic address and no rule left; `force` takes them away as well.
//
// GUESS: the routes that lead to it go with it. The page of DeleteNatGateway names what stands in the way, and routes are not
// among it; a test of Terraform's provider (`RouteEntry_stateGapRecovery`) deletes one that a route leads to.
pub fn delete(scope: &mut Scope<'_>, id: &str, force: bool) -> Result<()> {
    let gateway = get(scope, id)?;
    if gateway.protected {
        return Err(Refusal::Protected { id: gateway.id }.into());
    }
    gateway.check_settled(scope.now())?;
    if !force {
        if rows::counts(scope, id)? != (0, 0) {
            return Err(Refusal::HasRules { id: gateway.id }.into());
        }
        if !gateway.elastic(scope)?.is_empty() {
            return Err(Refusal::HasAddresses { id: gateway.id }.into());
        }
    }
    for had in super::address::all_of(scope, id)? {
        address::rows::delete_of(scope, &had.id)?;
    }
    route::leave(scope, id)?;
    rows::delete_parts(scope, id)?;
    elastic_address::leave(scope, id)?;
    address::rows::delete_of(scope, id)?;
    table::delete::<NatGateway>(scope, &[id])?;
    store::tag::clear(scope, TAGGED, id)?;
    Ok(())
}
