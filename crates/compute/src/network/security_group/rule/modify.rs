//! The rule: change a rule of a security group.

use store::{Scope, table};

use super::authorize::check_peer;
use super::{Direction, Rule, Terms, rows};
use crate::error::{Error, Kind, Result};
use crate::network::security_group;

/// The rule with this id, of whichever group.
pub fn get(scope: &mut Scope<'_>, id: &str) -> Result<Rule> {
    table::find(scope, id)?.ok_or_else(|| Error::not_found(Kind::Rule, id))
}

/// The rule of a group that has this id.
pub fn by_id(scope: &mut Scope<'_>, group_id: &str, direction: Direction, id: &str) -> Result<Rule> {
    let found = rows::find_by_id(scope, group_id, direction, id)?;
    found.ok_or_else(|| Error::not_found(Kind::Rule, id))
}

/// The rule of a group that says this.
pub fn by_terms(scope: &mut Scope<'_>, group_id: &str, direction: Direction, terms: &Terms) -> Result<Rule> {
    let found = rows::find(scope, group_id, direction, terms)?;
    found.ok_or_else(|| Error::not_found(Kind::Rule, group_id))
}

/// Keeps a rule as it is now. Where another rule says the same already, that one goes.
pub fn modify(scope: &mut Scope<'_>, rule: &Rule) -> Result<()> {
    let group = security_group::get(scope, &rule.group_id)?;
    check_peer(scope, &group, rule.direction, &rule.terms)?;
    let twin = rows::find(scope, &group.id, rule.direction, &rule.terms)?;
    if let Some(twin) = twin.filter(|twin| twin.id != rule.id) {
        rows::delete(scope, &group.id, rule.direction, &twin.id)?;
    }
    rows::update(scope, rule)?;
    Ok(())
}
