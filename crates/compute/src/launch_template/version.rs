//! The rules: add a version to a launch template, and choose the one that launches take.

use store::{Scope, table};

use super::{LaunchTemplate, Version, key_of, rows};
use crate::Extras;
use crate::error::{Error, Kind, Result};
use crate::listing::next_position;

/// How many versions a launch template may have.
const MOST: i64 = 30;

/// A version to be kept.
#[derive(Debug, Clone, Default)]
pub struct NewVersion {
    /// Free text; may be empty.
    pub description: String,
    /// What it says of instances.
    pub data: Extras,
    /// Who makes it.
    pub created_by: String,
}

/// Adds a version, whose number is one more than that of the newest, and returns that number.
pub fn add_version(scope: &mut Scope<'_>, mut template: LaunchTemplate, new: NewVersion) -> Result<i64> {
    if rows::count_versions(scope, &template.id)? >= MOST {
        return Err(Error::QuotaReached { kind: Kind::LaunchTemplateVersion });
    }
    template.latest_version += 1;
    template.modified_at = scope.now();
    table::update(scope, &template, &["latest_version", "modified_at"])?;
    insert(scope, &template.id, template.latest_version, new)?;
    Ok(template.latest_version)
}

/// Makes a version the one that launches take when they name none.
pub fn set_default(scope: &mut Scope<'_>, mut template: LaunchTemplate, number: i64) -> Result<()> {
    if table::find::<Version>(scope, &key_of(&template.id, number))?.is_none() {
        return Err(Error::not_found(Kind::LaunchTemplateVersion, number.to_string()));
    }
    template.default_version = number;
    template.modified_at = scope.now();
    table::update(scope, &template, &["default_version", "modified_at"])?;
    Ok(())
}

pub(super) fn insert(scope: &mut Scope<'_>, template: &str, number: i64, new: NewVersion) -> Result<()> {
    let version = Version {
        key: key_of(template, number),
        template: template.to_owned(),
        number,
        position: next_position(scope)?,
        description: new.description,
        data: new.data,
        created_by: new.created_by,
        created_at: scope.now(),
    };
    Ok(table::insert(scope, [&version])?)
}
