//! The rule: list gateways.

use store::Scope;
use store::tag::Wanted;

use super::{Ipv4Gateway, rows};
use crate::error::Result;
use crate::listing::{Part, Window, part};

/// Which gateways are wanted; what is left out is not asked about.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// The region.
    pub region: Option<String>,
    /// Ids; an empty list matches nothing.
    pub ids: Option<Vec<String>>,
    /// The network.
    pub vpc: Option<String>,
    /// The name.
    pub name: Option<String>,
    /// The resource group.
    pub resource_group: Option<String>,
    /// Tags it has.
    pub tags: Vec<Wanted>,
}

/// Gateways of the account, newest first.
pub fn list(scope: &mut Scope<'_>, filter: &Filter, window: Window) -> Result<Part<Ipv4Gateway>> {
    Ok(part(scope, &rows::conditions(scope, filter), window)?)
}
