//! The rules: list secrets, and the versions of one.

use kernel::page::Counted;
use store::Scope;
use store::tag::{Tagged, Wanted};

use super::{Secret, Version, rows};
use crate::error::Result;
use crate::listing::Page;

/// Which secrets are wanted; what is left out is not asked about.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// The region.
    pub region: String,
    /// Names, one of which they begin with.
    pub names: Option<Vec<String>>,
    /// Descriptions, one of which is in theirs.
    pub descriptions: Option<Vec<String>>,
    /// Tags that they have.
    pub tags: TagFilter,
}

/// Tags that secrets have.
#[derive(Debug, Clone, Default)]
pub struct TagFilter {
    /// Keys, one of which they have.
    pub keys: Option<Vec<String>>,
    /// Values, one of which they have under one of the keys, or under any.
    pub values: Option<Vec<String>>,
}

/// Secrets of a region, newest first.
pub fn list(scope: &mut Scope<'_>, filter: &Filter, page: Page) -> Result<Counted<Secret>> {
    Ok(rows::list(scope, filter, page)?)
}

/// The versions of a secret, newest first: all, or those that are in a stage.
pub fn versions(scope: &mut Scope<'_>, secret: &Secret, all: bool, page: Page) -> Result<Counted<Version>> {
    Ok(rows::versions(scope, &secret.place, all, page)?)
}

/// The tags of secrets of a region, ordered by secret and tag; of all where none is named. `part` says how many are left
/// out before the first, and how many are shown at most.
pub fn tags(
    scope: &mut Scope<'_>,
    region: &str,
    places: &[String],
    all: &[Wanted],
    part: (i64, i64),
) -> Result<Vec<Tagged>> {
    Ok(rows::tags(scope, region, places, all, part)?)
}
