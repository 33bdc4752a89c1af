//! The rule: delete a NAT gateway.

use store::{Scope, table};

use super::{NatGateway, Refusal, TAGGED, get, rows};
use crate::error::{Error, Kind, Result};
use crate::network::{address, elastic_address, route};

/// Deletes a NAT gateway to which no route leads, and that has no elastic address and no rule left; `force` takes them away as well.
pub fn delete(scope: &mut Scope<'_>, id: &str, force: bool) -> Result<()> {
    let gateway = get(scope, id)?;
    if gateway.protected {
        return Err(Refusal::Protected { id: gateway.id }.into());
    }
    gateway.check_settled(scope.now())?;
    if route::leads_to(scope, id)? {
        return Err(Error::InUse { kind: Kind::NatGateway, id: gateway.id, by: Kind::Route });
    }
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
    rows::delete_parts(scope, id)?;
    elastic_address::leave(scope, id)?;
    address::rows::delete_of(scope, id)?;
    table::delete::<NatGateway>(scope, &[id])?;
    store::tag::clear(scope, TAGGED, id)?;
    Ok(())
}
