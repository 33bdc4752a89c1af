//! The rules: release a dedicated host when asked, or when its time has come.

use kernel::Timestamp;
use store::{Scope, table};

use super::{DedicatedHost, OF_INSTANCE, TAGGED, get, residents, rows};
use crate::error::{Error, Kind, Result};
use crate::instance;

/// Releases a dedicated host on which no instance is.
pub fn release(scope: &mut Scope<'_>, region: &str, id: &str) -> Result<()> {
    let host = get(scope, region, id)?;
    if residents(scope, region)?.iter().any(|resident| resident.kept(OF_INSTANCE) == Some(id)) {
        return Err(Error::InUse { kind: Kind::DedicatedHost, id: host.id, by: Kind::Instance });
    }
    remove(scope, &host)
}

/// Releases the hosts of the account whose time has come, with the instances that are on them.
// GUESS: the page of the operation that sets the time warns to save what is on the host before, and does not say what becomes
// of its instances.
pub fn release_due(scope: &mut Scope<'_>) -> Result<usize> {
    let due = rows::due(scope)?;
    for host in &due {
        for resident in residents(scope, &host.region)? {
            if resident.kept(OF_INSTANCE) == Some(&host.id) {
                let instance = instance::get(scope, &resident.id)?;
                instance::release_of_group(scope, &instance)?;
            }
        }
        remove(scope, host)?;
    }
    Ok(due.len())
}

/// When the next host of any account is released by itself.
pub fn next_release(scope: &mut Scope<'_>) -> Result<Option<Timestamp>> {
    Ok(rows::next_release(scope)?)
}

fn remove(scope: &mut Scope<'_>, host: &DedicatedHost) -> Result<()> {
    table::delete::<DedicatedHost>(scope, &[&host.id])?;
    Ok(store::tag::clear(scope, TAGGED, &host.id)?)
}
