//! The rules: find high-availability virtual addresses.

use store::{Scope, table};

use super::{HaVip, rows};
use crate::error::{Error, Kind, Result};

/// The high-availability virtual address with this id, in whichever region.
pub fn get(scope: &mut Scope<'_>, id: &str) -> Result<HaVip> {
    let found: Option<HaVip> = table::find(scope, id)?;
    let mut found = found.ok_or_else(|| Error::not_found(Kind::HaVip, id))?;
    found.members = rows::members_of(scope, &[id])?.into_iter().map(|(_, member)| member).collect();
    Ok(found)
}

/// How many there are in a subnet.
pub fn count_in(scope: &mut Scope<'_>, subnet: &str) -> Result<i64> {
    Ok(rows::count_in(scope, subnet)?)
}
