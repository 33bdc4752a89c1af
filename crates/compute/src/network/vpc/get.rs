//! The rule: find a network.

use store::{Scope, table};

use super::Vpc;
use crate::error::{Error, Kind, Result};

/// The network with this id, in whichever region.
pub fn get(scope: &mut Scope<'_>, id: &str) -> Result<Vpc> {
    table::find(scope, id)?.ok_or_else(|| Error::not_found(Kind::Vpc, id))
}

/// The networks of the account that have one of these ids, in any order.
pub fn get_many(scope: &mut Scope<'_>, ids: &[&str]) -> Result<Vec<Vpc>> {
    Ok(table::find_many(scope, ids)?)
}
