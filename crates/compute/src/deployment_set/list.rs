//! The rule: list deployment sets.

use store::Scope;

use super::{DeploymentSet, rows};
use crate::error::Result;
use crate::listing::{Part, Window, part};

/// Which deployment sets are wanted; what is left out is not asked about.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// The region.
    pub region: Option<String>,
    /// Ids; an empty list matches nothing.
    pub ids: Option<Vec<String>>,
    /// The name.
    pub name: Option<String>,
    /// The vendor's word for how instances are spread.
    pub strategy: Option<String>,
}

/// Deployment sets of the account, newest first.
pub fn list(scope: &mut Scope<'_>, filter: &Filter, window: Window) -> Result<Part<DeploymentSet>> {
    Ok(part(scope, &rows::conditions(scope, filter), window)?)
}
