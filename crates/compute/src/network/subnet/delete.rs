//! The rule: delete a subnet.

use store::{Scope, table};

use super::{Subnet, TAGGED, get};
use crate::error::{Error, Kind, Result};
use crate::network::{address, interface};

/// Deletes a subnet of which no address is in use.
pub fn delete(scope: &mut Scope<'_>, id: &str) -> Result<()> {
    let subnet = get(scope, id)?;
    if interface::rows::count_in(scope, &subnet.id)? > 0 {
        return Err(Error::InUse { kind: Kind::Subnet, id: id.to_owned(), by: Kind::Interface });
    }
    // Whatever else has one of its addresses is a gateway or an address on its own.
    if address::rows::count_in(scope, &[id])?.get(id).is_some_and(|taken| *taken > 0) {
        return Err(Error::InUse { kind: Kind::Subnet, id: id.to_owned(), by: Kind::NatGateway });
    }
    table::delete::<Subnet>(scope, &[id])?;
    let tenant = scope.tenant_id();
    address::rows::counter(id).remove(scope.conn()?, tenant)?;
    store::tag::clear(scope, TAGGED, &subnet.id)?;
    Ok(())
}
