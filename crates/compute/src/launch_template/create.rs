//! The rule: make a launch template with its first version.

use kernel::Tags;
use store::{Scope, table};

use super::version::insert;
use super::{LaunchTemplate, NewVersion, TAGGED, rows};
use crate::Location;
use crate::error::{Error, Kind, Result};
use crate::listing::next_position;

/// How many launch templates a region may have.
const MOST: i64 = 30;

/// A launch template to be made.
#[derive(Debug, Clone, Default)]
pub struct New {
    /// Its name.
    pub name: String,
    /// Its first version.
    pub version: NewVersion,
    /// Resource group; may be empty.
    pub resource_group: String,
    /// Tags of the template itself.
    pub tags: Tags,
}

/// Makes a launch template under a name that the region does not have yet.
pub fn create(scope: &mut Scope<'_>, location: &Location<'_>, new: New) -> Result<LaunchTemplate> {
    if rows::by_name(scope, location.region, &new.name)?.is_some() {
        return Err(Error::NameTaken { kind: Kind::LaunchTemplate, name: new.name });
    }
    if rows::count_in(scope, location.region)? >= MOST {
        return Err(Error::QuotaReached { kind: Kind::LaunchTemplate });
    }
    let template = LaunchTemplate {
        id: location.draw(scope, |formats| &formats.launch_template),
        position: next_position(scope)?,
        region: location.region.to_owned(),
        name: new.name,
        default_version: 1,
        latest_version: 1,
        resource_group: new.resource_group,
        created_by: new.version.created_by.clone(),
        created_at: scope.now(),
        modified_at: scope.now(),
    };
    table::insert(scope, [&template])?;
    store::tag::set(scope, TAGGED, &template.id, &new.tags)?;
    insert(scope, &template.id, 1, new.version)?;
    Ok(template)
}
