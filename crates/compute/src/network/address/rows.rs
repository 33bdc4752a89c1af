//! SQL for addresses, nothing else.

use std::collections::{BTreeSet, HashMap};
use std::net::Ipv4Addr;
use std::ops::Range;

use store::counter::Counter;
use store::{Composed, Result, Scope, sql, table};

use crate::instance::Instance;
use crate::network::block::Gap;

const TABLE: &str = "private_addresses";

/// Counts the addresses of a subnet that are in use.
pub(in crate::network) fn counter(subnet_id: &str) -> Counter<'_> {
    Counter::below(TABLE, subnet_id)
}

/// The lowest address of a subnet in use, from one on.
pub(in crate::network) fn next_taken(scope: &mut Scope<'_>, subnet_id: &str, from: u64) -> Result<Option<u64>> {
    let (tenant, from) = (scope.tenant_id().0, number(from));
    let query = sql!(
        "SELECT MIN(address) AS address FROM private_addresses WHERE tenant = $1 AND subnet_id = $2 AND address >= $3",
        tenant,
        subnet_id,
        from,
    );
    let found: Option<i64> = query.fetch_one(scope.conn()?)?;
    Ok(found.and_then(|address| address.try_into().ok()))
}

/// The addresses of a subnet in use, as numbers, lowest first.
pub(in crate::network) fn taken_in(scope: &mut Scope<'_>, subnet_id: &str) -> Result<Vec<u64>> {
    let tenant = scope.tenant_id().0;
    let query = sql!(
        "SELECT address FROM private_addresses WHERE tenant = $1 AND subnet_id = $2 ORDER BY address",
        tenant,
        subnet_id,
    );
    let found: Vec<i64> = query.fetch_all(scope.conn()?)?;
    Ok(found.into_iter().filter_map(|address| address.try_into().ok()).collect())
}

/// The lowest gaps behind addresses in use, at most so many. Each holds one address at least.
pub(super) fn gaps(scope: &mut Scope<'_>, subnet_id: &str, usable: &Range<u64>, most: u32) -> Result<Vec<Gap>> {
    let (tenant, from, last) = (scope.tenant_id().0, number(usable.start), number(usable.end) - 1);
    let query = sql!(
        "SELECT a.address + 1 AS first, (SELECT MIN(n.address) FROM private_addresses n
           WHERE n.tenant = a.tenant AND n.subnet_id = a.subnet_id AND n.address > a.address) AS behind
         FROM private_addresses a
         WHERE a.tenant = $1 AND a.subnet_id = $2 AND a.ends_run AND a.address >= $3 AND a.address < $4
         ORDER BY a.address LIMIT $5",
        tenant,
        subnet_id,
        from,
        last,
        most,
    );
    let found: Vec<(i64, Option<i64>)> = query.fetch_all(scope.conn()?)?;
    let address = |number: i64| u64::try_from(number).unwrap_or_default();
    let gap = |(first, behind): (i64, Option<i64>)| Gap { first: address(first), behind: behind.map(address) };
    Ok(found.into_iter().map(gap).collect())
}

/// Says again of these addresses, where they are in use, whether the one behind is free.
fn mark_runs(scope: &mut Scope<'_>, subnet_id: &str, addresses: &[i64]) -> Result<()> {
    let mut statement = Composed::new(
        "UPDATE private_addresses SET ends_run = NOT EXISTS (SELECT 1 FROM private_addresses n
           WHERE n.tenant = private_addresses.tenant AND n.subnet_id = private_addresses.subnet_id
             AND n.address = private_addresses.address + 1)
         WHERE tenant = ",
    );
    statement.bind(scope.tenant_id().0).push(" AND subnet_id = ").bind(subnet_id);
    statement.push(" AND ").push_in("address", addresses);
    statement.execute(scope.conn()?).map(drop)
}

fn number(address: u64) -> i64 {
    i64::try_from(address).unwrap_or(i64::MAX)
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
    /// Whether the address behind it is free.
    ends_run: bool,
}

table! {
    Taken in private_addresses a by address {
        subnet_id, address, interface_id, ends_run,
    }
}

/// Records addresses of a subnet as in use, each with the interface that has it.
pub(crate) fn insert(scope: &mut Scope<'_>, subnet_id: &str, taken: &[(Ipv4Addr, &str)]) -> Result<()> {
    let numbers: BTreeSet<i64> = taken.iter().map(|(address, _)| u32::from(*address).into()).collect();
    let row = |(address, interface): &(Ipv4Addr, &str)| Taken {
        subnet_id: subnet_id.to_owned(),
        address: u32::from(*address).into(),
        interface_id: (*interface).to_owned(),
        ends_run: false,
    };
    table::insert(scope, &taken.iter().map(row).collect::<Vec<_>>())?;
    // INVARIANT: only the row of an address and the row before it can change when an address is taken or freed.
    let last = numbers.iter().copied().filter(|number| !numbers.contains(&(number + 1)));
    let before = numbers.iter().map(|number| number - 1).filter(|number| !numbers.contains(number));
    mark_runs(scope, subnet_id, &last.chain(before).collect::<Vec<_>>())?;
    let tenant = scope.tenant_id();
    counter(subnet_id).add(scope.conn()?, tenant, taken.len() as u64)
}

/// Frees every address of an interface.
pub(crate) fn delete_of(scope: &mut Scope<'_>, interface_id: &str) -> Result<()> {
    let tenant = scope.tenant_id();
    let delete = sql!(
        "DELETE FROM private_addresses WHERE tenant = $1 AND interface_id = $2 RETURNING subnet_id, address",
        tenant.0,
        interface_id,
    );
    let freed: Vec<(String, i64)> = delete.fetch_all(scope.conn()?)?;
    for (subnet, address) in freed {
        mark_runs(scope, &subnet, &[address - 1])?;
        counter(&subnet).subtract(scope.conn()?, tenant, 1)?;
    }
    Ok(())
}

/// Frees addresses of a subnet.
pub(crate) fn delete_some(scope: &mut Scope<'_>, subnet_id: &str, addresses: &[Ipv4Addr]) -> Result<()> {
    let tenant = scope.tenant_id();
    let numbers: Vec<i64> = addresses.iter().map(|address| u32::from(*address).into()).collect();
    let mut statement = Composed::new("DELETE FROM private_addresses WHERE tenant = ");
    statement.bind(tenant.0).push(" AND subnet_id = ").bind(subnet_id);
    let freed = statement.push(" AND ").push_in("address", numbers.iter().copied()).execute(scope.conn()?)?;
    mark_runs(scope, subnet_id, &numbers.iter().map(|number| number - 1).collect::<Vec<_>>())?;
    counter(subnet_id).subtract(scope.conn()?, tenant, freed)
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

/// Records that something has a public address.
pub(in crate::network) fn keep_public(scope: &mut Scope<'_>, address: Ipv4Addr, holder: &str) -> Result<()> {
    table::insert(scope, [&Public { address, holder: holder.to_owned() }])
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
