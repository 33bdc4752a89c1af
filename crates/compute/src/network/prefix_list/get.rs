//! The rule: find a prefix list.

use store::{Scope, table};

use super::{PrefixList, rows};
use crate::error::{Error, Kind, Result};

/// The prefix list with this id, in whichever region.
pub fn get(scope: &mut Scope<'_>, id: &str) -> Result<PrefixList> {
    table::find(scope, id)?.ok_or_else(|| Error::not_found(Kind::PrefixList, id))
}

/// The prefix lists of the account that have one of these ids, in any order.
pub fn get_many(scope: &mut Scope<'_>, ids: &[&str]) -> Result<Vec<PrefixList>> {
    Ok(table::find_many(scope, ids)?)
}

/// The security groups whose rules name these lists: each list with each group, once, in order.
pub fn associations(scope: &mut Scope<'_>, lists: &[&str]) -> Result<Vec<(String, String)>> {
    Ok(rows::associations(scope, lists)?)
}
