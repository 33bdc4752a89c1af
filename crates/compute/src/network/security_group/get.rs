//! The rule: find a security group.

use store::{Scope, table};

use super::SecurityGroup;
use crate::error::{Error, Kind, Result};

/// The security group with this id, in whichever region.
pub fn get(scope: &mut Scope<'_>, id: &str) -> Result<SecurityGroup> {
    table::find(scope, id)?.ok_or_else(|| Error::not_found(Kind::SecurityGroup, id))
}

/// The security groups of the account that have one of these ids, in any order.
pub fn get_many(scope: &mut Scope<'_>, ids: &[&str]) -> Result<Vec<SecurityGroup>> {
    Ok(table::find_many(scope, ids)?)
}
