//! The rules: change an access list.

use store::{Scope, table};

use super::{Entry, MOST_ENTRIES, NetworkAcl, NewEntry, get};
use crate::Location;
use crate::error::{Error, Kind, Result};

/// What is to change; `None` keeps the value.
#[derive(Debug, Clone, Default)]
pub struct Change {
    /// New name.
    pub name: Option<String>,
    /// New description.
    pub description: Option<String>,
}

/// Changes an access list and returns it as it is then.
pub fn modify(scope: &mut Scope<'_>, id: &str, change: Change) -> Result<NetworkAcl> {
    let mut acl = get(scope, id)?;
    acl.name = change.name.unwrap_or(acl.name);
    acl.description = change.description.unwrap_or(acl.description);
    table::update(scope, &acl, &["name", "description"])?;
    Ok(acl)
}

/// Puts other entries in place of those of each direction that is named.
pub fn replace(
    scope: &mut Scope<'_>,
    location: &Location<'_>,
    id: &str,
    ingress: Option<Vec<NewEntry>>,
    egress: Option<Vec<NewEntry>>,
) -> Result<NetworkAcl> {
    let mut acl = get(scope, id)?;
    if ingress.iter().chain(&egress).any(|entries| entries.len() > MOST_ENTRIES) {
        return Err(Error::TooMany { kind: Kind::NetworkAcl, most: MOST_ENTRIES });
    }
    let made = |scope: &Scope<'_>, entries: Vec<NewEntry>| -> Vec<Entry> {
        entries.into_iter().map(|entry| entry.made(scope, location)).collect()
    };
    if let Some(entries) = ingress {
        acl.ingress = made(scope, entries);
    }
    if let Some(entries) = egress {
        acl.egress = made(scope, entries);
    }
    table::update(scope, &acl, &["ingress", "egress"])?;
    Ok(acl)
}

/// Puts the entries of another list of the region in place of those of a list.
pub fn copy(scope: &mut Scope<'_>, location: &Location<'_>, id: &str, from: &str) -> Result<NetworkAcl> {
    let source = get(scope, from)?;
    let entries = |entries: Vec<Entry>| Some(entries.into_iter().map(NewEntry::from).collect());
    replace(scope, location, id, entries(source.ingress), entries(source.egress))
}

impl From<Entry> for NewEntry {
    fn from(entry: Entry) -> Self {
        Self {
            name: entry.name,
            description: entry.description,
            policy: entry.policy,
            protocol: entry.protocol,
            block: entry.block,
            is_v6: entry.is_v6,
            ports: entry.ports,
            number: entry.number,
            icmp: entry.icmp,
        }
    }
}
