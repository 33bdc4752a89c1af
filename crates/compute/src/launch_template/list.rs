//! The rules: list launch templates, and the versions of one.

use store::Scope;
use store::tag::Wanted;

use super::{LaunchTemplate, Version, rows};
use crate::error::Result;
use crate::listing::{Part, Window, part};

/// Which launch templates are wanted; what is left out is not asked about.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// The region.
    pub region: Option<String>,
    /// Ids; an empty list matches nothing.
    pub ids: Option<Vec<String>>,
    /// Names; an empty list matches nothing.
    pub names: Option<Vec<String>>,
    /// The resource group.
    pub resource_group: Option<String>,
    /// Tags it has.
    pub tags: Vec<Wanted>,
}

/// Which versions are wanted; what is left out is not asked about.
#[derive(Debug, Clone, Default)]
pub struct VersionFilter {
    /// The template.
    pub template: String,
    /// Numbers; an empty list matches nothing.
    pub numbers: Option<Vec<i64>>,
    /// The lowest number.
    pub least: Option<i64>,
    /// The highest number.
    pub most: Option<i64>,
}

/// Launch templates of the account, newest first.
pub fn list(scope: &mut Scope<'_>, filter: &Filter, window: Window) -> Result<Part<LaunchTemplate>> {
    Ok(part(scope, &rows::conditions(scope, filter), window)?)
}

/// Versions of a launch template, newest first.
pub fn versions(scope: &mut Scope<'_>, filter: &VersionFilter, window: Window) -> Result<Part<Version>> {
    Ok(part(scope, &rows::version_conditions(scope, filter), window)?)
}
