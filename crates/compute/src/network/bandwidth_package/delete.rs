//! The rule: delete a bandwidth package.

use store::{Scope, table};

use super::{BandwidthPackage, Refusal, TAGGED, get};
use crate::error::Result;
use crate::network::elastic_address;

/// Deletes a bandwidth package without addresses; `force` takes them out first.
pub fn delete(scope: &mut Scope<'_>, id: &str, force: bool) -> Result<()> {
    let package = get(scope, id)?;
    if package.protected {
        return Err(Refusal::Protected { id: package.id }.into());
    }
    if !package.status(scope.now()).is_stable() {
        return Err(Refusal::Busy { id: package.id }.into());
    }
    for mut elastic in elastic_address::rows::in_packages(scope, &[id])? {
        if !force {
            return Err(Refusal::HasAddresses { id: package.id }.into());
        }
        elastic.package_id = None;
        elastic.package_mbps = None;
        elastic_address::rows::update(scope, &elastic)?;
    }
    table::delete::<BandwidthPackage>(scope, &[id])?;
    store::tag::clear(scope, TAGGED, id)?;
    Ok(())
}
