//! The rules: put elastic addresses into bandwidth packages, limit them there, and take them out.

use std::collections::HashMap;

use store::Scope;

use super::{BandwidthPackage, Refusal, get};
use crate::error::{Error, Kind, Result};
use crate::network::elastic_address::{self, ElasticAddress};

/// The elastic addresses of packages by package. A package without is not in the map.
pub fn members(scope: &mut Scope<'_>, packages: &[&str]) -> Result<HashMap<String, Vec<ElasticAddress>>> {
    let mut found = HashMap::<_, Vec<_>>::new();
    for elastic in elastic_address::rows::in_packages(scope, packages)? {
        if let Some(package) = &elastic.package_id {
            found.entry(package.clone()).or_default().push(elastic);
        }
    }
    Ok(found)
}

/// Puts elastic addresses of its region and line that are in no package into one. `prepaid` is the vendor's word for those
/// that are paid ahead of time, where no package takes them.
pub fn add(scope: &mut Scope<'_>, id: &str, addresses: &[&str], prepaid: Option<&str>) -> Result<()> {
    let package = settled(scope, id)?;
    for address in addresses {
        let mut elastic = elastic_address::get(scope, address)?;
        if elastic.region != package.region {
            return Err(Error::not_found(Kind::ElasticAddress, *address));
        }
        if elastic.package_id.is_some() {
            return Err(Refusal::AddressInPackage { id: elastic.id }.into());
        }
        if elastic.isp != package.isp || prepaid == Some(elastic.charge.as_str()) {
            return Err(Refusal::Unsuited { id: elastic.id }.into());
        }
        elastic.package_id = Some(package.id.clone());
        elastic_address::rows::update(scope, &elastic)?;
    }
    Ok(())
}

/// Takes an elastic address out of a package.
pub fn remove(scope: &mut Scope<'_>, id: &str, address: &str) -> Result<()> {
    let package = settled(scope, id)?;
    let mut elastic = member(scope, &package, address)?;
    elastic.package_id = None;
    elastic.package_mbps = None;
    elastic_address::rows::update(scope, &elastic)?;
    Ok(())
}

/// Says how much of a package an elastic address may use; `None` for all of it.
pub fn limit(scope: &mut Scope<'_>, id: &str, address: &str, mbps: Option<i64>) -> Result<()> {
    let package = settled(scope, id)?;
    let mut elastic = member(scope, &package, address)?;
    if mbps.is_some_and(|mbps| mbps > package.mbps) {
        return Err(Refusal::TooFast { most: package.mbps }.into());
    }
    elastic.package_mbps = mbps;
    elastic_address::rows::update(scope, &elastic)?;
    Ok(())
}

fn member(scope: &mut Scope<'_>, package: &BandwidthPackage, address: &str) -> Result<ElasticAddress> {
    let elastic = elastic_address::get(scope, address)?;
    if elastic.package_id.as_ref() == Some(&package.id) {
        return Ok(elastic);
    }
    Err(Refusal::AddressNotInPackage { id: elastic.id }.into())
}

/// The package, when it is not being changed.
fn settled(scope: &mut Scope<'_>, id: &str) -> Result<BandwidthPackage> {
    let package = get(scope, id)?;
    if package.status(scope.now()).is_stable() { Ok(package) } else { Err(Refusal::Busy { id: package.id }.into()) }
}
