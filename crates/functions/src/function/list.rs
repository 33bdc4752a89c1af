//! The rule: list functions.

use store::Scope;
use store::tag::Wanted;

use super::{Function, rows};
use crate::error::Result;

/// Which functions are wanted; what is left out is not asked about.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// The region.
    pub region: String,
    /// What names begin with.
    pub prefix: Option<String>,
    /// What descriptions contain.
    pub description: Option<String>,
    /// What the code is written in.
    pub runtime: Option<String>,
    /// The resource group.
    pub resource_group: Option<String>,
    /// Tags it has.
    pub tags: Vec<Wanted>,
    /// The list begins behind this name.
    pub after: Option<String>,
    /// How many are wanted at most.
    pub limit: usize,
}

/// Functions of the account in the order of their names, and the name behind which the list goes on.
pub fn list(scope: &mut Scope<'_>, filter: &Filter) -> Result<(Vec<Function>, Option<String>)> {
    let mut found = rows::list(scope, filter)?;
    let more = found.len() > filter.limit;
    found.truncate(filter.limit);
    let next = found.last().filter(|_| more).map(|function| function.name.clone());
    Ok((found, next))
}
