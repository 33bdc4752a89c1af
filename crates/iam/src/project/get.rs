//! The rule: find a project.

use store::{Scope, table};

use super::{DEFAULT, Project, group_of};
use crate::error::{Error, Kind, Result};

/// The project with this number; the default one is none of these.
pub fn get(scope: &mut Scope<'_>, number: i64) -> Result<Project> {
    let found = table::find(scope, &group_of(number))?;
    found.ok_or_else(|| Error::not_found(Kind::Project, number.to_string()))
}

/// Refuses a number that is that of no project.
pub fn check(scope: &mut Scope<'_>, number: i64) -> Result<()> {
    if number == DEFAULT { Ok(()) } else { get(scope, number).map(drop) }
}
