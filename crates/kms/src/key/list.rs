//! The rule: list keys.

use kernel::page::Counted;
use store::Scope;
use store::tag::{Tagged, Wanted};

use super::{AsListed, Spec, State, Usage, rows};
use crate::error::Result;
use crate::listing::Page;

/// Which keys are wanted; what is left out is not asked about, and an empty list matches nothing.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// The region.
    pub region: String,
    /// States, one of which they are in.
    pub states: Option<Vec<State>>,
    /// Algorithms and lengths.
    pub specs: Option<Vec<Spec>>,
    /// What they are for.
    pub usages: Option<Vec<Usage>>,
    /// How their material is guarded.
    pub protection_levels: Option<Vec<String>>,
    /// Whether a service of the cloud made them; both, where both are listed.
    pub of_service: Option<Vec<bool>>,
    /// Aliases, one of which they have.
    pub aliases: Option<Vec<String>>,
}

/// Keys of a region, newest first.
pub fn list(scope: &mut Scope<'_>, filter: &Filter, page: Page) -> Result<Counted<AsListed>> {
    Ok(rows::list(scope, filter, page)?)
}

/// The tags of keys of a region, ordered by key and tag; of all keys where none is named. `part` says how many are left out
/// before the first, and how many are shown at most.
pub fn tags(
    scope: &mut Scope<'_>,
    region: &str,
    ids: &[String],
    all: &[Wanted],
    part: (i64, i64),
) -> Result<Vec<Tagged>> {
    Ok(rows::tags(scope, region, ids, all, part)?)
}
