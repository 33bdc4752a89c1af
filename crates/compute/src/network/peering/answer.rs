//! The rules: accept a connection, and reject it.

use kernel::Tags;
use store::{Scope, table};

use super::{Peering, Refusal, State, TAGGED, get, in_both};
use crate::error::Result;

/// Accepts a connection that another account asked for.
///
/// The account's side gets tags of its own, and goes into a resource group where one is named.
pub fn accept(scope: &mut Scope<'_>, id: &str, group: Option<String>, tags: &Tags) -> Result<Peering> {
    let mut peering = answer(scope, id, State::Active)?;
    if let Some(group) = group {
        peering.resource_group = group;
        table::update(scope, &peering, &["resource_group"])?;
    }
    store::tag::set(scope, TAGGED, &peering.id, tags)?;
    Ok(peering)
}

/// Rejects a connection that another account asked for.
pub fn reject(scope: &mut Scope<'_>, id: &str) -> Result<Peering> {
    answer(scope, id, State::Rejected)
}

fn answer(scope: &mut Scope<'_>, id: &str, becomes: State) -> Result<Peering> {
    let mut peering = get(scope, id)?;
    let state = peering.state(scope.now());
    if state != State::Accepting {
        return Err(Refusal::WrongState { id: peering.id, state }.into());
    }
    if peering.to.account != scope.account().as_str() {
        return Err(Refusal::NotAsked { id: peering.id }.into());
    }
    (peering.state, peering.changed_at) = (becomes, scope.now());
    in_both(scope, &peering, |scope| table::update(scope, &peering, &["state", "changed_at"]))?;
    Ok(peering)
}
