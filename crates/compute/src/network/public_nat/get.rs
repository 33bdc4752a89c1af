//! The rules: find public NATs.

use store::{Scope, table};

use super::PublicNat;
use crate::error::{Error, Kind, Result};

/// The public NAT with this id, in whichever region.
pub fn get(scope: &mut Scope<'_>, id: &str) -> Result<PublicNat> {
    table::find(scope, id)?.ok_or_else(|| Error::not_found(Kind::NatGateway, id))
}

/// The public NATs of the account that have one of these ids, in any order.
pub fn get_many(scope: &mut Scope<'_>, ids: &[&str]) -> Result<Vec<PublicNat>> {
    Ok(table::find_many(scope, ids)?)
}
