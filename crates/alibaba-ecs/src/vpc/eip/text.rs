//! Names, bandwidths and words of elastic addresses.

use compute::network::elastic_address::{ElasticAddress, get};
use wire::Scope;

use crate::ecs::field::RegionId;
use crate::ecs::{Error, Result};
use crate::vpc::codes;
use crate::vpc::text::{name as named, text};

/// A name of up to 128 characters that begins with a letter; empty where there is none.
pub(super) fn name(given: Option<&str>) -> Result<String> {
    named(given, 1, 128, codes::eip::NAME_MALFORMED)
}

/// A description of up to 256 characters; empty where there is none.
pub(super) fn description(given: Option<&str>) -> Result<String> {
    text(given, 256, codes::eip::DESCRIPTION_MALFORMED)
}

/// Most Mbit/s, which depend on how the address and its traffic are paid for.
pub(super) fn mbps(given: &str, charge: &str, internet_charge: &str) -> Result<i64> {
    let most = match (charge, internet_charge) {
        ("PrePaid", _) => 1_000,
        (_, "PayByTraffic") => 200,
        _ => 500,
    };
    let mbps = given.trim().parse().ok().filter(|mbps| (1..=most).contains(mbps));
    mbps.ok_or_else(|| Error::about(codes::eip::VALUE_INVALID, "Bandwidth"))
}

/// The address, when it is in the region that a call names.
pub(super) fn in_region(scope: &mut Scope<'_>, region: Option<RegionId>, id: &str) -> Result<ElasticAddress> {
    let elastic = get(scope, id)?;
    if region.is_some_and(|region| region.0.id != elastic.region) {
        return Err(compute::Error::not_found(compute::Kind::ElasticAddress, id).into());
    }
    Ok(elastic)
}
