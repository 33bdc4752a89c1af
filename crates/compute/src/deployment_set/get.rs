//! The rule: find a deployment set.

use store::{Scope, table};

use super::DeploymentSet;
use crate::error::{Error, Kind, Result};

/// The deployment set with this id in a region.
pub fn get(scope: &mut Scope<'_>, region: &str, id: &str) -> Result<DeploymentSet> {
    let found = table::find::<DeploymentSet>(scope, id)?.filter(|set| set.region == region);
    found.ok_or_else(|| Error::not_found(Kind::DeploymentSet, id))
}
