//! SQL for addresses, nothing else.

use std::collections::HashMap;
use std::net::Ipv4Addr;

use kernel::TenantId;
use store::counter::Counter;
use store::{Composed, Result, Scope, sql, table};

use crate::instance::Instance;

const TABLE: &str = "private_addresses";

/// Counts the addresses of a subnet that are in use.
pub(in crate::network) fn counter(subnet_id: &str) -> Counter<'_> {
    Counter::below(TABLE, subnet_id)
}

/// The addresses of a subnet that are in use, lowest first.
pub(super) fn taken_in(scope: &mut Scope<'_>, subnet_id: &str) -> Result<Vec<Ipv4Addr>> {
    let tenant = scope.tenant_id().0;
    let query = sql!(
        "SELECT address FROM private_addresses WHERE tenant = $1 AND subnet_id = $2 ORDER BY address",
        tenant,
        subnet_id,
    );
    let numbers: Vec<i64> = query.fetch_all(scope.conn()?)?;
    Ok(numbers.into_iter().filter_map(|number| u32::try_from(number).ok()).map(Ipv4Addr::from).collect())
}

/// How many addresses of each of these subnets are in use. A subnet without may be missing.
pub(in crate::network) fn count_in(scope: &mut Scope<'_>, subnets: &[&str]) -> Result<HashMap<String, i64>> {
    let tenant = scope.tenant_id();
    Counter::read_below(scope, TABLE, tenant, subnets)
}

/// An address of a subnet that is in use.
#[derive(Debug)]
struct Taken {
    subnet_id: String,
    /// As a number, so that those of a subnet come in order.
    address: i64,
    interface_id: String,
}

table! {
    Taken in private_addresses a by address {
        subnet_id, address, interface_id,
    }
}

/// Records addresses of a subnet as in use, each with the interface that has it.
pub(crate) fn insert(scope: &mut Scope<'_>, subnet_id: &str, taken: &[(Ipv4Addr, &str)]) -> Result<()> {
    let row = |(address, interface): &(Ipv4Addr, &str)| Taken {
        subnet_id: subnet_id.to_owned(),
        address: u32::from(*address).into(),
        interface_id: (*interface).to_owned(),
    };
    table::insert(scope, &taken.iter().map(row).collect::<Vec<_>>())?;
    let tenant = scope.tenant_id();
    counter(subnet_id).add(scope.conn()?, tenant, taken.len() as u64)
}

/// Frees every address of an interface.
pub(in crate::network) fn delete_of(scope: &mut Scope<'_>, interface_id: &str) -> Result<()> {
    let tenant = scope.tenant_id().0;
    let delete = sql!(
        "DELETE FROM private_addresses WHERE tenant = $1 AND interface_id = $2 RETURNING subnet_id",
        tenant,
        interface_id,
    );
    let subnets: Vec<String> = delete.fetch_all(scope.conn()?)?;
    for subnet in subnets {
        counter(&subnet).subtract(scope.conn()?, TenantId(tenant), 1)?;
    }
    Ok(())
}

/// Those of these public addresses that an account has, whichever it is.
pub(super) fn public_taken(scope: &mut Scope<'_>, addresses: &[Ipv4Addr]) -> Result<Vec<Ipv4Addr>> {
    let texts: Vec<_> = addresses.iter().map(ToString::to_string).collect();
    let texts: Vec<_> = texts.iter().map(String::as_str).collect();
    table::in_parts(&texts, |texts| {
        let mut query = Composed::new("SELECT address FROM public_addresses WHERE ");
        query.push_in("address", texts);
        query.fetch_all(scope.conn()?)
    })
}

/// A public address in use, and the id of the instance that has it.
#[derive(Debug)]
struct Public {
    address: Ipv4Addr,
    holder: String,
}

table! {
    Public in public_addresses p by address {
        address, holder,
    }
}

/// Records the public addresses that instances have.
pub(crate) fn insert_public(scope: &mut Scope<'_>, instances: &[Instance]) -> Result<()> {
    let public = |instance: &Instance| Some(Public { address: instance.public_address?, holder: instance.id.clone() });
    table::insert(scope, &instances.iter().filter_map(public).collect::<Vec<_>>())
}

/// The public addresses of these instances. An instance without is not in the map.
pub(super) fn public_of(scope: &mut Scope<'_>, instances: &[&str]) -> Result<HashMap<String, Ipv4Addr>> {
    let found: Vec<Public> = table::in_parts(instances, |instances| {
        let mut query = table::select::<Public>(scope);
        query.push(" AND ").push_in("p.holder", instances);
        query.fetch_all(scope.conn()?)
    })?;
    Ok(found.into_iter().map(|public| (public.holder, public.address)).collect())
}

/// Frees the public addresses of an instance.
pub(crate) fn delete_public_of(scope: &mut Scope<'_>, holder: &str) -> Result<()> {
    let tenant = scope.tenant_id().0;
    sql!("DELETE FROM public_addresses WHERE tenant = $1 AND holder = $2", tenant, holder).execute(scope.conn()?)?;
    Ok(())
}
