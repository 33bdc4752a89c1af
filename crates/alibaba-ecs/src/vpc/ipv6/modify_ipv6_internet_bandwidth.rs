//! `ModifyIpv6InternetBandwidth`

use compute::network::ipv6_gateway::bandwidth::{Bandwidth, find, modify, of_address};
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation, Scope};

use super::address::named;
use super::allocate_ipv6_internet_bandwidth::check;
use crate::ecs::checks::one;
use crate::ecs::field::{ClientToken, RegionId, Text};
use crate::ecs::view::Empty;
use crate::ecs::{Error, Result};
use crate::vpc::{Vpc, codes};

/// Changes the Internet bandwidth of an IPv6 address.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct ModifyIpv6InternetBandwidth {
    /// Region of the address.
    region_id: RegionId,
    /// Bandwidth.
    #[serde(default)]
    ipv6_internet_bandwidth_id: Text,
    /// Address, where the bandwidth is not named.
    #[serde(default)]
    ipv6_address_id: Text,
    /// Most Mbit/s: up to 2000, or 1000 where traffic is paid for.
    bandwidth: i64,
    /// Makes a repeated call harmless.
    #[serde(default, rename = "ClientToken")]
    _client_token: ClientToken,
    /// Whether everything is checked and nothing done.
    #[serde(default)]
    dry_run: bool,
}

impl Operation for ModifyIpv6InternetBandwidth {
    const NAME: &'static str = "ModifyIpv6InternetBandwidth";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[
        ("RegionId", "cn-hangzhou"),
        ("Ipv6InternetBandwidthId", "ipv6bw-bp1s5fnvk4gn2tws0a1b2"),
        ("Bandwidth", "20"),
    ];
    type Service = Vpc;
    type Input = Self;
    type Output = Empty;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        let id = input.ipv6_internet_bandwidth_id.get().unwrap_or("*");
        one("vpc:ModifyIpv6InternetBandwidth", caller, call, "ipv6bandwidth", id)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Empty> {
        let (id, address) = (input.ipv6_internet_bandwidth_id.get(), input.ipv6_address_id.get());
        let present = meant(cx.scope(), input.region_id, id, address)?;
        let mbps = input.bandwidth;
        check(&present.charge, mbps)?;
        modify(cx.scope(), &present.id, mbps)?;
        if input.dry_run { Err(Error::dry_run()) } else { Ok(Empty {}) }
    }
}

/// The bandwidth that a call names by its id or by its address; where both are named, they must belong together.
pub(super) fn meant(
    scope: &mut Scope<'_>,
    region: RegionId,
    id: Option<&str>,
    address: Option<&str>,
) -> Result<Bandwidth> {
    let missing = || Error::of(codes::gateway::BANDWIDTH_NOT_FOUND);
    let address = address.map(named).transpose()?;
    let found = match (id, address) {
        (Some(id), _) => find(scope, id)?,
        (None, Some(address)) => of_address(scope, address)?.ok_or_else(missing)?,
        (None, None) => return Err(Error::missing("Ipv6InternetBandwidthId")),
    };
    let fits = found.region == region.0.id && address.is_none_or(|address| found.address == address.to_string());
    if fits { Ok(found) } else { Err(missing()) }
}
