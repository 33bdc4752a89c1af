//! IPv6 addresses of interfaces: handing them out, and which are in use.

use std::collections::HashSet;
use std::net::Ipv6Addr;

use store::{Composed, Scope, sql, table};

use crate::error::Result;
use crate::network::block::{AddressV6Error, BlockV6};
use crate::network::interface::{Interface, Wanted};
use crate::network::subnet::Subnet;

/// An IPv6 address of a subnet that is in use.
#[derive(Debug)]
struct Taken {
    subnet_id: String,
    address: String,
    interface_id: String,
}

table! {
    Taken in addresses_v6 a by address {
        subnet_id, address, interface_id,
    }
}

/// Finds IPv6 addresses of a subnet for so many interfaces: for each as many as are wanted. Addresses that are named suit one
/// interface alone. Two statements at most, and none where nothing is wanted.
pub(crate) fn find(
    scope: &mut Scope<'_>,
    subnet: &Subnet,
    wanted: &Wanted<Ipv6Addr>,
    interfaces: usize,
) -> Result<Vec<Vec<Ipv6Addr>>> {
    if *wanted == Wanted::Any(0) {
        return Ok(vec![Vec::new(); interfaces]);
    }
    let block = subnet.block_v6.ok_or_else(|| AddressV6Error::NotEnabled { subnet: subnet.id.clone() })?;
    match wanted {
        Wanted::Any(count) => {
            let each = *count as usize;
            let found = draw(scope, subnet, block, each * interfaces)?;
            Ok(found.chunks(each).map(<[_]>::to_vec).collect())
        }
        Wanted::These(named) => {
            let mut all = HashSet::new();
            for address in named {
                block.check_usable(*address)?;
                if !all.insert(*address) || interfaces > 1 {
                    return Err(AddressV6Error::Repeated { address: *address }.into());
                }
            }
            match taken(scope, subnet, named)?.first() {
                Some(address) => Err(AddressV6Error::Taken { address: *address }.into()),
                None => Ok(vec![named.clone(); interfaces]),
            }
        }
    }
}

/// Draws addresses that nobody has, each once.
fn draw(scope: &mut Scope<'_>, subnet: &Subnet, block: BlockV6, count: usize) -> Result<Vec<Ipv6Addr>> {
    let mut free: Vec<Ipv6Addr> = Vec::with_capacity(count);
    while free.len() < count {
        let drawn: Vec<_> = (free.len()..count).map(|_| block.draw_address(scope)).collect();
        let taken = taken(scope, subnet, &drawn)?;
        for address in drawn {
            if block.check_usable(address).is_ok() && !taken.contains(&address) && !free.contains(&address) {
                free.push(address);
            }
        }
    }
    Ok(free)
}

/// Those of these addresses that are in use.
fn taken(scope: &mut Scope<'_>, subnet: &Subnet, addresses: &[Ipv6Addr]) -> Result<Vec<Ipv6Addr>> {
    let texts: Vec<_> = addresses.iter().map(ToString::to_string).collect();
    let texts: Vec<_> = texts.iter().map(String::as_str).collect();
    let found: Vec<String> = table::in_parts(&texts, |texts| {
        let mut query = Composed::new("SELECT address FROM addresses_v6 WHERE tenant = ");
        query.bind(scope.tenant_id().0).push(" AND subnet_id = ").bind(&subnet.id);
        query.push(" AND ").push_in("address", texts).fetch_all(scope.conn()?)
    })?;
    Ok(found.iter().filter_map(|text| text.parse().ok()).collect())
}

/// Records the IPv6 addresses that interfaces have.
pub(crate) fn insert(scope: &mut Scope<'_>, interfaces: &[Interface]) -> Result<()> {
    let row = |interface: &Interface| {
        let (subnet, id) = (interface.subnet_id.clone(), interface.id.clone());
        let row = move |address: &Ipv6Addr| Taken {
            subnet_id: subnet.clone(),
            address: address.to_string(),
            interface_id: id.clone(),
        };
        interface.v6.iter().map(row).collect::<Vec<_>>()
    };
    Ok(table::insert(scope, &interfaces.iter().flat_map(row).collect::<Vec<_>>())?)
}

/// Frees every IPv6 address of an interface.
pub(crate) fn delete_of(scope: &mut Scope<'_>, interface_id: &str) -> Result<()> {
    let tenant = scope.tenant_id().0;
    let delete = sql!("DELETE FROM addresses_v6 WHERE tenant = $1 AND interface_id = $2", tenant, interface_id);
    delete.execute(scope.conn()?)?;
    Ok(())
}

/// How many IPv6 addresses of a subnet are in use.
pub(in crate::network) fn count_in(scope: &mut Scope<'_>, subnet_id: &str) -> Result<i64> {
    let tenant = scope.tenant_id().0;
    let query =
        sql!("SELECT COUNT(*) AS count FROM addresses_v6 WHERE tenant = $1 AND subnet_id = $2", tenant, subnet_id,);
    Ok(query.fetch_one(scope.conn()?)?)
}
