//! The rules: find sets of DHCP options, and the networks that have them.

use std::collections::HashMap;

use store::{Scope, table};

use super::{Attached, DhcpOptions, rows};
use crate::error::{Error, Kind, Result};

/// The set of DHCP options with this id, in whichever region.
pub fn get(scope: &mut Scope<'_>, id: &str) -> Result<DhcpOptions> {
    table::find(scope, id)?.ok_or_else(|| Error::not_found(Kind::DhcpOptions, id))
}

/// The networks that have a set, each with since when.
pub fn networks_of(scope: &mut Scope<'_>, id: &str) -> Result<Vec<(String, Attached)>> {
    let found = rows::networks_of(scope, id)?;
    let pair = |(vpc, since)| (vpc, Attached { options_id: id.to_owned(), since });
    Ok(found.into_iter().map(pair).collect())
}

/// How many networks have each of these sets. A set that none has is not in the map.
pub fn counts(scope: &mut Scope<'_>, ids: &[&str]) -> Result<HashMap<String, i64>> {
    Ok(rows::counts(scope, ids)?.into_iter().collect())
}
