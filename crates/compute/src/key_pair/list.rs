//! The rule: list key pairs.

use store::Scope;
use store::tag::Wanted;

use super::{KeyPair, rows};
use crate::error::Result;
use crate::listing::{Part, Window, part};

/// Which key pairs are wanted; what is left out is not asked about.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// The region.
    pub region: Option<String>,
    /// The name, in which `*` stands for anything.
    pub name: Option<String>,
    /// Names; an empty list matches nothing.
    pub names: Option<Vec<String>>,
    /// What they are called; an empty list matches nothing.
    pub labels: Option<Vec<String>>,
    /// The fingerprint.
    pub fingerprint: Option<String>,
    /// The resource group.
    pub resource_group: Option<String>,
    /// Tags it has.
    pub tags: Vec<Wanted>,
}

/// Key pairs of the account, newest first.
pub fn list(scope: &mut Scope<'_>, filter: &Filter, window: Window) -> Result<Part<KeyPair>> {
    Ok(part(scope, &rows::conditions(scope, filter), window)?)
}
