//! The rule: delete a set of DHCP options.

use store::{Scope, table};

use super::{DhcpOptions, Refusal, TAGGED, get, rows};
use crate::error::Result;

/// Deletes a set of DHCP options that no network has.
pub fn delete(scope: &mut Scope<'_>, id: &str) -> Result<()> {
    let options = get(scope, id)?;
    if !rows::networks_of(scope, id)?.is_empty() {
        return Err(Refusal::InUse { id: options.id }.into());
    }
    if !options.status(scope.now()).is_stable() {
        return Err(Refusal::Busy { id: options.id }.into());
    }
    table::delete::<DhcpOptions>(scope, &[id])?;
    store::tag::clear(scope, TAGGED, id)?;
    Ok(())
}
