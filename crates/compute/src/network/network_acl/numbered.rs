//! The rules: add an entry with a number to an access list, say what it is for, and take it away.

use store::{Scope, table};

use super::{Entry, MOST_ENTRIES, NetworkAcl, NewEntry, Refusal, get};
use crate::Location;
use crate::error::{Error, Kind, Result};
use crate::network::security_group::rule::Direction;

/// Adds an entry before those with higher numbers. No other entry of its direction may have its number.
pub fn add(
    scope: &mut Scope<'_>,
    location: &Location<'_>,
    id: &str,
    direction: Direction,
    new: NewEntry,
) -> Result<Entry> {
    let mut acl = get(scope, id)?;
    let entries = match direction {
        Direction::Ingress => &mut acl.ingress,
        Direction::Egress => &mut acl.egress,
    };
    let place = entries.partition_point(|other| other.number < new.number);
    if entries.get(place).is_some_and(|other| other.number == new.number) {
        return Err(Refusal::NumberTaken { number: new.number }.into());
    }
    if entries.len() >= MOST_ENTRIES {
        return Err(Error::TooMany { kind: Kind::NetworkAcl, most: MOST_ENTRIES });
    }
    let entry = new.made(scope, location);
    entries.insert(place, entry.clone());
    keep(scope, &acl)?;
    Ok(entry)
}

/// Says what an entry of a list is for.
pub fn describe(scope: &mut Scope<'_>, id: &str, entry: &str, description: String) -> Result<()> {
    let mut acl = get(scope, id)?;
    let found = acl.ingress.iter_mut().chain(&mut acl.egress).find(|other| other.id == entry);
    let found = found.ok_or_else(|| Refusal::NoEntry { id: entry.to_owned() })?;
    found.description = description;
    keep(scope, &acl)
}

/// Takes an entry from a list.
pub fn remove(scope: &mut Scope<'_>, id: &str, entry: &str) -> Result<()> {
    let mut acl = get(scope, id)?;
    let count = |acl: &NetworkAcl| acl.ingress.len() + acl.egress.len();
    let before = count(&acl);
    acl.ingress.retain(|other| other.id != entry);
    acl.egress.retain(|other| other.id != entry);
    if count(&acl) == before {
        return Err(Refusal::NoEntry { id: entry.to_owned() }.into());
    }
    keep(scope, &acl)
}

fn keep(scope: &mut Scope<'_>, acl: &NetworkAcl) -> Result<()> {
    table::update(scope, acl, &["ingress", "egress"])?;
    Ok(())
}
