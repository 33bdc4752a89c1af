//! The rule: delete a deployment set.

use store::{Scope, table};

use super::{DeploymentSet, get, members};
use crate::error::{Error, Kind, Result};

/// Deletes a deployment set in which no instance is. `extra` is the name under which instances keep their set.
pub fn delete(scope: &mut Scope<'_>, region: &str, id: &str, extra: &str) -> Result<()> {
    let set = get(scope, region, id)?;
    if members(scope, region, extra)?.iter().any(|member| member.set == set.id) {
        return Err(Error::InUse { kind: Kind::DeploymentSet, id: set.id, by: Kind::Instance });
    }
    table::delete::<DeploymentSet>(scope, &[id])?;
    Ok(())
}
