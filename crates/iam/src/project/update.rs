//! The rule: change a project.

use store::{Scope, table};

use super::{Project, get, rows};
use crate::error::{Error, Kind, Result};

/// What changes; what is left out stays as it is.
#[derive(Debug, Clone, Default)]
pub struct Change {
    /// Another name.
    pub name: Option<String>,
    /// Another free text.
    pub description: Option<String>,
}

/// Changes name and description of a project.
pub fn update(scope: &mut Scope<'_>, number: i64, change: Change) -> Result<Project> {
    let mut project = get(scope, number)?;
    if let Some(name) = change.name.filter(|name| *name != project.name) {
        if rows::by_name(scope, &name)?.is_some() {
            return Err(Error::AlreadyExists { kind: Kind::Project, name });
        }
        project.name = name;
    }
    if let Some(description) = change.description {
        project.description = description;
    }
    table::update(scope, &project, &["name", "description"])?;
    Ok(project)
}
