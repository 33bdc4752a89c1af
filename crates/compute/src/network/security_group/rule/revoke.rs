//! The rule: remove a rule from a security group.

use store::Scope;

use super::{Direction, Terms, rows};
use crate::error::Result;
use crate::network::security_group::get;

/// Removes the rule that says this; whether there was one.
pub fn revoke(scope: &mut Scope<'_>, group_id: &str, direction: Direction, terms: &Terms) -> Result<bool> {
    let group = get(scope, group_id)?;
    match rows::find(scope, &group.id, direction, terms)? {
        Some(rule) => Ok(rows::delete(scope, &group.id, direction, &rule.id)?),
        None => Ok(false),
    }
}

/// Removes the rule with this id; whether there was one.
pub fn revoke_by_id(scope: &mut Scope<'_>, group_id: &str, direction: Direction, id: &str) -> Result<bool> {
    let group = get(scope, group_id)?;
    Ok(rows::delete(scope, &group.id, direction, id)?)
}
