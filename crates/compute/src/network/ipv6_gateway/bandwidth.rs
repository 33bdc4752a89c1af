//! The rules about how fast IPv6 addresses reach the Internet.

use std::collections::HashMap;
use std::net::Ipv6Addr;

use kernel::Timestamp;
use store::{Composed, Scope, sql, table};

use super::{Refusal, egress_only, get};
use crate::Location;
use crate::error::{Error, Kind, Result};
use crate::listing::next_position;
use crate::network::address::v6::{self, Ipv6Address};

/// How fast an address reaches the Internet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bandwidth {
    /// Identifier.
    pub id: String,
    /// Its place among the account's things.
    pub position: i64,
    /// The region it lies in.
    pub region: String,
    /// The gateway that the traffic goes through.
    pub gateway_id: String,
    /// The address.
    pub address: String,
    /// Most Mbit/s.
    pub mbps: i64,
    /// The vendor's word for how traffic is paid for.
    pub charge: String,
    /// When it was made.
    pub created_at: Timestamp,
}

table! {
    Bandwidth in ipv6_bandwidths b by bandwidth_id {
        id = bandwidth_id, position, region, gateway_id, address, mbps, charge, created_at,
    }
}

/// Bandwidth to be given to an address.
#[derive(Debug, Clone)]
pub struct New {
    /// The address.
    pub address: Ipv6Addr,
    /// Its gateway.
    pub gateway_id: Option<String>,
    /// Most Mbit/s.
    pub mbps: i64,
    /// The vendor's word for how traffic is paid for.
    pub charge: String,
}

/// Gives bandwidth to an address that has none, through the gateway of its network.
pub fn allocate(scope: &mut Scope<'_>, location: &Location<'_>, new: New) -> Result<Bandwidth> {
    let held = v6::get(scope, new.address)?;
    let gateway = gateway_of(scope, &held, new.gateway_id.as_deref())?;
    if of_address(scope, new.address)?.is_some() {
        return Err(Refusal::HasBandwidth { address: new.address }.into());
    }
    let bandwidth = Bandwidth {
        id: location.draw(scope, |formats| &formats.ipv6_bandwidth),
        position: next_position(scope)?,
        region: held.region,
        gateway_id: gateway,
        address: new.address.to_string(),
        mbps: new.mbps,
        charge: new.charge,
        created_at: scope.now(),
    };
    table::insert(scope, [&bandwidth])?;
    Ok(bandwidth)
}

/// The gateway of the network of an address; where one is named, it must be that one.
pub(super) fn gateway_of(scope: &mut Scope<'_>, held: &Ipv6Address, named: Option<&str>) -> Result<String> {
    let missing = || Error::from(Refusal::NoGateway { address: held.address });
    let own = match named {
        Some(id) => Some(get(scope, id)?).filter(|gateway| gateway.vpc_id == held.vpc_id),
        None => super::of_vpc(scope, &held.vpc_id)?,
    };
    own.map(|gateway| gateway.id).ok_or_else(missing)
}

/// The bandwidth with this id, in whichever region.
pub fn find(scope: &mut Scope<'_>, id: &str) -> Result<Bandwidth> {
    table::find(scope, id)?.ok_or_else(|| Error::not_found(Kind::Ipv6Bandwidth, id))
}

/// The bandwidth of an address.
pub fn of_address(scope: &mut Scope<'_>, address: Ipv6Addr) -> Result<Option<Bandwidth>> {
    Ok(table::find_by(scope, "address", &address.to_string())?)
}

/// The bandwidths of addresses, by address. An address without is not in the map.
pub fn of_addresses(scope: &mut Scope<'_>, addresses: &[&str]) -> Result<HashMap<String, Bandwidth>> {
    let found: Vec<Bandwidth> = table::in_parts(addresses, |addresses| {
        let mut query = table::select::<Bandwidth>(scope);
        query.push(" AND ").push_in("b.address", addresses).fetch_all(scope.conn()?)
    })?;
    Ok(found.into_iter().map(|bandwidth| (bandwidth.address.clone(), bandwidth)).collect())
}

/// Changes how fast an address reaches the Internet.
pub fn modify(scope: &mut Scope<'_>, id: &str, mbps: i64) -> Result<Bandwidth> {
    let mut bandwidth = find(scope, id)?;
    bandwidth.mbps = mbps;
    table::update(scope, &bandwidth, &["mbps"])?;
    Ok(bandwidth)
}

/// Takes its bandwidth from an address that has no egress-only rule.
pub fn release(scope: &mut Scope<'_>, id: &str) -> Result<()> {
    let bandwidth = find(scope, id)?;
    if let Ok(address) = bandwidth.address.parse()
        && egress_only::of_address(scope, address)?.is_some()
    {
        return Err(Refusal::EgressOnly { address }.into());
    }
    table::delete::<Bandwidth>(scope, &[id])?;
    Ok(())
}

/// Whether an address has bandwidth through a gateway.
pub(super) fn any_of(scope: &mut Scope<'_>, gateway: &str) -> Result<bool> {
    let tenant = scope.tenant_id().0;
    let query = sql!(
        "SELECT EXISTS (SELECT 1 FROM ipv6_bandwidths WHERE tenant = $1 AND gateway_id = $2) AS has",
        tenant,
        gateway,
    );
    Ok(query.fetch_one(scope.conn()?)?)
}

/// Forgets the bandwidth and the egress-only rules of addresses that are given back.
pub(in crate::network) fn forget(scope: &mut Scope<'_>, addresses: &[Ipv6Addr]) -> Result<()> {
    if addresses.is_empty() {
        return Ok(());
    }
    let texts: Vec<_> = addresses.iter().map(ToString::to_string).collect();
    for name in ["ipv6_bandwidths", "egress_only_rules"] {
        let mut statement = Composed::new(format!("DELETE FROM {name} WHERE tenant = "));
        statement.bind(scope.tenant_id().0).push(" AND ").push_in("address", texts.iter().map(String::as_str));
        statement.execute(scope.conn()?)?;
    }
    Ok(())
}
