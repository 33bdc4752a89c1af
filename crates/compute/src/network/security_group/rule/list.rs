//! The rule: list the rules of a security group.

use store::Scope;

use super::{Direction, Rule, rows};
use crate::error::Result;
use crate::listing::{Part, Window};

/// Which rules are wanted; what is left out is not asked about.
#[derive(Debug, Clone, Copy, Default)]
pub struct Filter {
    /// Which way the traffic goes.
    pub direction: Option<Direction>,
}

/// Rules of a group, newest first.
pub fn list(scope: &mut Scope<'_>, group_id: &str, filter: Filter, window: Window) -> Result<Part<Rule>> {
    let total = rows::count(scope, group_id, filter.direction)?;
    let mut items = rows::list(scope, group_id, filter.direction, &window)?;
    let limit = usize::try_from(window.limit).unwrap_or(usize::MAX);
    let more = items.len() > limit;
    items.truncate(limit);
    let next = if more { items.last().map(|rule| rule.position) } else { None };
    Ok(Part { items, total, next })
}
