//! The rule: list routes.

use store::Scope;

use super::{HopKind, Route, rows};
use crate::error::Result;
use crate::listing::{Part, Window, part};
use crate::network::prefix_list::Family;

/// Which routes are wanted; what is left out is not asked about.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// The region.
    pub region: Option<String>,
    /// Networks, one of which it is in.
    pub vpcs: Option<Vec<String>>,
    /// Tables, one of which it is in.
    pub tables: Option<Vec<String>>,
    /// Ids; an empty list matches nothing.
    pub ids: Option<Vec<String>>,
    /// Destinations, one of which it is for.
    pub destinations: Option<Vec<String>>,
    /// The name.
    pub name: Option<String>,
    /// The kind of addresses.
    pub family: Option<Family>,
    /// Things, one of which it leads to.
    pub hops: Option<Vec<String>>,
    /// The kind of thing it leads to.
    pub hop_kind: Option<HopKind>,
}

/// Routes of the account, newest first.
pub fn list(scope: &mut Scope<'_>, filter: &Filter, window: Window) -> Result<Part<Route>> {
    Ok(part(scope, &rows::conditions(scope, filter), window)?)
}
