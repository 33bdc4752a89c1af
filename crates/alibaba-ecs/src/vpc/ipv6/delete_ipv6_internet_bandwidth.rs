//! `DeleteIpv6InternetBandwidth`

use compute::network::ipv6_gateway::bandwidth::release;
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::modify_ipv6_internet_bandwidth::meant;
use crate::ecs::checks::one;
use crate::ecs::field::{ClientToken, RegionId, Text};
use crate::ecs::view::Empty;
use crate::ecs::{Error, Result};
use crate::vpc::Vpc;

/// Takes its Internet bandwidth from an IPv6 address that has no egress-only rule.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DeleteIpv6InternetBandwidth {
    /// Region of the address.
    region_id: RegionId,
    /// Bandwidth.
    #[serde(default)]
    ipv6_internet_bandwidth_id: Text,
    /// Address, where the bandwidth is not named.
    #[serde(default)]
    ipv6_address_id: Text,
    /// Makes a repeated call harmless.
    #[serde(default, rename = "ClientToken")]
    _client_token: ClientToken,
    /// Whether everything is checked and nothing done.
    #[serde(default)]
    dry_run: bool,
}

impl Operation for DeleteIpv6InternetBandwidth {
    const NAME: &'static str = "DeleteIpv6InternetBandwidth";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("RegionId", "cn-hangzhou"), ("Ipv6InternetBandwidthId", "ipv6bw-bp1s5fnvk4gn2tws0a1b2")];
    type Service = Vpc;
    type Input = Self;
    type Output = Empty;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        let id = input.ipv6_internet_bandwidth_id.get().unwrap_or("*");
        one("vpc:DeleteIpv6InternetBandwidth", caller, call, "ipv6bandwidth", id)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Empty> {
        let (id, address) = (input.ipv6_internet_bandwidth_id.get(), input.ipv6_address_id.get());
        let bandwidth = meant(cx.scope(), input.region_id, id, address)?;
        release(cx.scope(), &bandwidth.id)?;
        if input.dry_run { Err(Error::dry_run()) } else { Ok(Empty {}) }
    }
}
