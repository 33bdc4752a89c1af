//! The rule: delete a subnet.

use store::Scope;

use super::{TAGGED, get, rows};
use crate::error::{Error, Kind, Result};
use crate::network::interface;

/// Deletes a subnet in which no interface is left.
pub fn delete(scope: &mut Scope<'_>, id: &str) -> Result<()> {
    let subnet = get(scope, id)?;
    if interface::rows::count_in(scope, &subnet.id)? > 0 {
        return Err(Error::InUse { kind: Kind::Subnet, id: id.to_owned(), by: Kind::Interface });
    }
    rows::delete(scope, &subnet.id)?;
    store::tag::clear(scope, TAGGED, &subnet.id)?;
    Ok(())
}
