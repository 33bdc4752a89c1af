//! The rule: list bandwidth packages.

use store::Scope;
use store::tag::Wanted;

use super::{BandwidthPackage, rows};
use crate::error::Result;
use crate::listing::{Part, WantedExtra, Window, part};

/// Which bandwidth packages are wanted; what is left out is not asked about.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// The region.
    pub region: Option<String>,
    /// Ids; an empty list matches nothing.
    pub ids: Option<Vec<String>>,
    /// The name.
    pub name: Option<String>,
    /// The resource group.
    pub resource_group: Option<String>,
    /// Tags it has.
    pub tags: Vec<Wanted>,
    /// Something that only the dialect reads.
    pub extra: Option<WantedExtra>,
}

/// Bandwidth packages of the account, newest first.
pub fn list(scope: &mut Scope<'_>, filter: &Filter, window: Window) -> Result<Part<BandwidthPackage>> {
    Ok(part(scope, &rows::conditions(scope, filter), window)?)
}
