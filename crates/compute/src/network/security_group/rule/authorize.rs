//! The rule: add a rule to a security group.

use store::Scope;

use super::{Direction, Rule, Terms, rows};
use crate::Location;
use crate::error::{Error, Kind, Result};
use crate::listing::next_position;
use crate::network::security_group::{SecurityGroup, get};

/// A rule to be added.
#[derive(Debug, Clone)]
pub struct New {
    /// Which way the traffic goes.
    pub direction: Direction,
    /// What it says.
    pub terms: Terms,
    /// Free text; may be empty.
    pub description: String,
}

/// Adds a rule. One that says the same as an existing rule changes nothing; that rule is returned.
///
/// A group at the other end must be one of the same network, unless it belongs to another account.
pub fn authorize(scope: &mut Scope<'_>, location: &Location<'_>, group_id: &str, new: New) -> Result<Rule> {
    let group = get(scope, group_id)?;
    check_peer(scope, &group, new.direction, &new.terms)?;
    if let Some(rule) = rows::find(scope, &group.id, new.direction, &new.terms)? {
        return Ok(rule);
    }
    let rule = Rule {
        id: location.draw(scope, |formats| &formats.rule),
        group_id: group.id,
        position: next_position(scope)?,
        direction: new.direction,
        terms: new.terms,
        description: new.description,
        created_at: scope.now(),
    };
    store::table::insert(scope, [&rule])?;
    Ok(rule)
}

/// Refuses a group at the other end that cannot be there.
pub(super) fn check_peer(
    scope: &mut Scope<'_>,
    group: &SecurityGroup,
    direction: Direction,
    terms: &Terms,
) -> Result<()> {
    let Some(peer) = terms.peer_group(direction) else { return Ok(()) };
    if peer == group.id {
        return Err(Error::SameGroup { group: group.id.clone() });
    }
    let far = terms.far(direction);
    if far.account.is_empty() || far.account == scope.account().as_str() {
        let missing = |_| Error::not_found(Kind::PeerGroup, peer);
        let other = match get(scope, peer) {
            Err(Error::Store(fault)) => return Err(fault.into()),
            found => found.map_err(missing)?,
        };
        if other.vpc_id != group.vpc_id {
            return Err(Error::OtherNetwork { group: other.id, vpc: group.vpc_id.clone() });
        }
    }
    Ok(())
}
