//! SQL for addresses, nothing else.

use std::net::Ipv4Addr;

use kernel::TenantId;
use store::counter::Counter;
use store::{Result, Scope, sql};

/// Counts the addresses of a subnet that are in use.
pub(in crate::network) fn counter(subnet_id: &str) -> Counter<'_> {
    Counter::below("private_addresses", subnet_id)
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

pub(in crate::network) fn count_in(scope: &mut Scope<'_>, subnet_id: &str) -> Result<i64> {
    let tenant = scope.tenant_id();
    counter(subnet_id).read(scope, tenant)
}

/// Records an address as in use.
pub(in crate::network) fn insert(
    scope: &mut Scope<'_>,
    subnet_id: &str,
    address: Ipv4Addr,
    interface_id: &str,
) -> Result<()> {
    let (tenant, number) = (scope.tenant_id().0, i64::from(u32::from(address)));
    sql!(
        "INSERT INTO private_addresses (tenant, subnet_id, address, interface_id) VALUES ($1, $2, $3, $4)",
        tenant,
        subnet_id,
        number,
        interface_id,
    )
    .execute(scope.conn()?)?;
    counter(subnet_id).add(scope.conn()?, TenantId(tenant), 1)
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

/// Whether any account has this public address.
pub(super) fn is_public_taken(scope: &mut Scope<'_>, address: Ipv4Addr) -> Result<bool> {
    let text = address.to_string();
    let query = sql!("SELECT holder FROM public_addresses WHERE address = $1", text);
    Ok(query.fetch_optional::<String>(scope.conn()?)?.is_some())
}

pub(super) fn insert_public(scope: &mut Scope<'_>, address: Ipv4Addr, holder: &str) -> Result<()> {
    let (tenant, text) = (scope.tenant_id().0, address.to_string());
    sql!("INSERT INTO public_addresses (address, tenant, holder) VALUES ($1, $2, $3)", text, tenant, holder)
        .execute(scope.conn()?)?;
    Ok(())
}

/// Frees the public addresses of an instance.
pub(crate) fn delete_public_of(scope: &mut Scope<'_>, holder: &str) -> Result<()> {
    let tenant = scope.tenant_id().0;
    sql!("DELETE FROM public_addresses WHERE tenant = $1 AND holder = $2", tenant, holder).execute(scope.conn()?)?;
    Ok(())
}
