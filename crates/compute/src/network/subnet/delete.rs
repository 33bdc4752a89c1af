//! The rule: delete a subnet.

use store::{Scope, table};

use super::{Subnet, TAGGED, get};
use crate::error::{Error, Kind, Result};
use crate::network::{address, interface, route};

/// Deletes a subnet in which no interface is left, and which has no route table and no access list of the customer's.
pub fn delete(scope: &mut Scope<'_>, id: &str) -> Result<()> {
    let subnet = get(scope, id)?;
    if interface::rows::count_in(scope, &subnet.id)? > 0 {
        return Err(Error::InUse { kind: Kind::Subnet, id: id.to_owned(), by: Kind::Interface });
    }
    let own = [(&subnet.route_table_id, Kind::RouteTable), (&subnet.network_acl_id, Kind::NetworkAcl)];
    if let Some((_, by)) = own.into_iter().find(|(id, _)| id.is_some()) {
        return Err(Error::InUse { kind: Kind::Subnet, id: subnet.id, by });
    }
    route::forget_subnet(scope, &subnet.vpc_id, subnet.block)?;
    table::delete::<Subnet>(scope, &[id])?;
    let tenant = scope.tenant_id();
    address::rows::counter(id).remove(scope.conn()?, tenant)?;
    store::tag::clear(scope, TAGGED, &subnet.id)?;
    Ok(())
}
