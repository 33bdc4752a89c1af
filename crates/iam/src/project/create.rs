//! The rule: make a project.

use store::{Scope, table};

use super::{Project, group_of, rows};
use crate::error::{Error, Kind, Result};

/// A project to be made.
#[derive(Debug, Clone)]
pub struct New {
    /// Name.
    pub name: String,
    /// Free text; may be empty.
    pub description: String,
}

/// Makes a project under the next number.
pub fn create(scope: &mut Scope<'_>, new: New) -> Result<Project> {
    if rows::by_name(scope, &new.name)?.is_some() {
        return Err(Error::AlreadyExists { kind: Kind::Project, name: new.name });
    }
    let number = rows::last(scope)? + 1;
    let project = Project {
        key: group_of(number),
        number,
        name: new.name,
        description: new.description,
        created_at: scope.now(),
    };
    table::insert(scope, [&project]).map_err(Error::unless_free(Kind::Project, &project.name))?;
    Ok(project)
}
