//! The rules: find a launch template, and the version of it that a launch takes.

use std::collections::HashMap;

use store::{Scope, table};

use super::{LaunchTemplate, Version, key_of, rows};
use crate::error::{Error, Kind, Result};

/// How a call names a launch template.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reference<'r> {
    /// By its identifier.
    Id(&'r str),
    /// By its name in the region.
    Name(&'r str),
}

/// The launch template of a region.
pub fn get(scope: &mut Scope<'_>, region: &str, reference: Reference<'_>) -> Result<LaunchTemplate> {
    let (found, id) = match reference {
        Reference::Id(id) => (table::find::<LaunchTemplate>(scope, id)?, id),
        Reference::Name(name) => (rows::by_name(scope, region, name)?, name),
    };
    let found = found.filter(|template| template.region == region);
    found.ok_or_else(|| Error::not_found(Kind::LaunchTemplate, id))
}

/// A version of a launch template; the default one where no number is given.
pub fn version(scope: &mut Scope<'_>, template: &LaunchTemplate, number: Option<i64>) -> Result<Version> {
    let number = number.unwrap_or(template.default_version);
    let found = table::find::<Version>(scope, &key_of(&template.id, number))?;
    found.ok_or_else(|| Error::not_found(Kind::LaunchTemplateVersion, number.to_string()))
}

/// The default version of each of these launch templates, by the template, in one statement.
pub fn default_versions(scope: &mut Scope<'_>, templates: &[LaunchTemplate]) -> Result<HashMap<String, Version>> {
    let keys: Vec<_> = templates.iter().map(|template| key_of(&template.id, template.default_version)).collect();
    let keys: Vec<_> = keys.iter().map(String::as_str).collect();
    let found = table::find_many::<Version>(scope, &keys)?;
    Ok(found.into_iter().map(|version| (version.template.clone(), version)).collect())
}
