//! The rule: list load balancers.

use store::Scope;
use store::tag::Wanted;

use super::{LoadBalancer, rows};
use crate::error::Result;
use crate::listing::{Part, Window, part};

/// Which load balancers are wanted; what is left out is not asked about.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// The region.
    pub region: Option<String>,
    /// Ids; an empty list matches nothing.
    pub ids: Option<Vec<String>>,
    /// Networks, one of which it is in.
    pub vpcs: Option<Vec<String>>,
    /// Whether an elastic address stands for it.
    pub has_elastic_address: Option<bool>,
    /// Resource groups, one of which it is in.
    pub resource_groups: Option<Vec<String>>,
    /// Tags it has.
    pub tags: Vec<Wanted>,
}

/// Load balancers of the account, newest first.
pub fn list(scope: &mut Scope<'_>, filter: &Filter, window: Window) -> Result<Part<LoadBalancer>> {
    Ok(part(scope, &rows::conditions(scope, filter), window)?)
}
