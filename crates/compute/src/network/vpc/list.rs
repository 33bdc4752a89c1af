//! The rule: list networks.

use store::Scope;
use store::tag::Wanted;

use super::{Vpc, rows};
use crate::error::Result;
use crate::listing::{Part, Window, part};

/// Which networks are wanted; what is left out is not asked about.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// The region.
    pub region: Option<String>,
    /// Ids; an empty list matches nothing.
    pub ids: Option<Vec<String>>,
    /// The name.
    pub name: Option<String>,
    /// Whether the cloud made it.
    pub is_default: Option<bool>,
    /// Whether it has IPv6 addresses.
    pub has_v6: Option<bool>,
    /// The set of DHCP options that its instances learn of.
    pub dhcp_options: Option<String>,
    /// The resource group.
    pub resource_group: Option<String>,
    /// Tags it has.
    pub tags: Vec<Wanted>,
}

/// Networks of the account, newest first.
pub fn list(scope: &mut Scope<'_>, filter: &Filter, window: Window) -> Result<Part<Vpc>> {
    Ok(part(scope, &rows::conditions(scope, filter), window)?)
}
