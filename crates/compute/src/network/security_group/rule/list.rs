//! The rule: list the rules of a security group.

use store::Scope;

use super::{Direction, Rule, rows};
use crate::error::Result;
use crate::listing::{Part, Window, part};

/// Which rules are wanted; what is left out is not asked about.
#[derive(Debug, Clone, Copy, Default)]
pub struct Filter {
    /// Which way the traffic goes.
    pub direction: Option<Direction>,
}

/// Rules of a group, newest first.
pub fn list(scope: &mut Scope<'_>, group_id: &str, filter: Filter, window: Window) -> Result<Part<Rule>> {
    Ok(part(scope, &rows::conditions(scope, group_id, filter.direction), window)?)
}

/// Every rule of several groups, newest first.
pub fn of_groups(scope: &mut Scope<'_>, groups: &[&str]) -> Result<Vec<Rule>> {
    Ok(rows::of_groups(scope, groups)?)
}

/// The groups whose rules name these groups: each named group with each of them, once, in order.
pub fn references(scope: &mut Scope<'_>, groups: &[&str]) -> Result<Vec<(String, String)>> {
    Ok(rows::references(scope, groups)?)
}
