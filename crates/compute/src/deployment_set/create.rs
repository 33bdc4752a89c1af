//! The rule: create a deployment set.

use store::{Scope, table};

use super::{DeploymentSet, rows};
use crate::Extras;
use crate::Location;
use crate::error::{Error, Kind, Result};
use crate::listing::next_position;

/// How many deployment sets a region may have.
const MOST: i64 = 100;

/// A deployment set to be made.
#[derive(Debug, Clone, Default)]
pub struct New {
    /// Name; may be empty.
    pub name: String,
    /// Free text; may be empty.
    pub description: String,
    /// The vendor's word for how instances are spread.
    pub strategy: String,
    /// How many groups it has, where the strategy has groups.
    pub group_count: Option<i64>,
    /// What only the dialect reads.
    pub extras: Extras,
}

/// Creates a deployment set without instances.
pub fn create(scope: &mut Scope<'_>, location: &Location<'_>, new: New) -> Result<DeploymentSet> {
    if rows::count_in(scope, location.region)? >= MOST {
        return Err(Error::QuotaReached { kind: Kind::DeploymentSet });
    }
    let set = DeploymentSet {
        id: location.draw(scope, |formats| &formats.deployment_set),
        position: next_position(scope)?,
        region: location.region.to_owned(),
        name: new.name,
        description: new.description,
        strategy: new.strategy,
        group_count: new.group_count,
        extras: new.extras,
        created_at: scope.now(),
    };
    table::insert(scope, [&set])?;
    Ok(set)
}
