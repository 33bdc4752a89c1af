//! `AllocateIpv6InternetBandwidth`

use compute::network::ipv6_gateway::bandwidth::{New, allocate};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::address::{id, named};
use super::in_region;
use crate::ecs::checks::one;
use crate::ecs::field::{ClientToken, RegionId, Required, Text};
use crate::ecs::{Error, Result, location};
use crate::vpc::{Vpc, codes};

/// Gives Internet bandwidth to an IPv6 address that has none.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct AllocateIpv6InternetBandwidth {
    /// Region of the address.
    region_id: RegionId,
    /// Address.
    ipv6_address_id: Required,
    /// Gateway of its network.
    #[serde(default)]
    ipv6_gateway_id: Text,
    /// Most Mbit/s: up to 2000, or 1000 where traffic is paid for.
    bandwidth: i64,
    /// How it is paid for: `PayByBandwidth` (default) or `PayByTraffic`.
    #[serde(default)]
    internet_charge_type: Text,
    /// Makes a repeated call harmless.
    #[serde(default, rename = "ClientToken")]
    _client_token: ClientToken,
    /// Whether everything is checked and nothing done.
    #[serde(default)]
    dry_run: bool,
}

/// Which bandwidth it is.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    internet_bandwidth_id: String,
    ipv6_address_id: String,
}

impl Operation for AllocateIpv6InternetBandwidth {
    const NAME: &'static str = "AllocateIpv6InternetBandwidth";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("RegionId", "cn-hangzhou"), ("Ipv6AddressId", "ipv6-bp13sn9c5xmpq1s6c0jl9mhq0wld9"), ("Bandwidth", "10")];
    type Service = Vpc;
    type Input = Self;
    type Output = Output;

    fn checks(_: &Self, caller: &Caller, call: &Call) -> Checks {
        one("vpc:AllocateIpv6InternetBandwidth", caller, call, "ipv6bandwidth", "*")
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Output> {
        let charge = input.internet_charge_type.get().unwrap_or("PayByBandwidth");
        check(charge, input.bandwidth)?;
        if let Some(gateway) = input.ipv6_gateway_id.get() {
            in_region(cx.scope(), input.region_id, gateway)?;
        }
        let new = New {
            address: named(&input.ipv6_address_id)?,
            gateway_id: input.ipv6_gateway_id.cloned(),
            mbps: input.bandwidth,
            charge: charge.to_owned(),
        };
        let address = new.address;
        let bandwidth = allocate(cx.scope(), &location::of(input.region_id.0), new)?;
        if bandwidth.region != input.region_id.0.id {
            return Err(Error::of(codes::gateway::ADDRESS_NOT_FOUND));
        }
        if input.dry_run {
            return Err(Error::dry_run());
        }
        Ok(Output { ipv6_address_id: id(&bandwidth.region, address), internet_bandwidth_id: bandwidth.id })
    }
}

/// Refuses a bandwidth that cannot be had in this way of paying.
pub(super) fn check(charge: &str, mbps: i64) -> Result<()> {
    let most = match charge {
        "PayByBandwidth" => 2000,
        "PayByTraffic" => 1000,
        _ => return Err(Error::invalid("InternetChargeType")),
    };
    if (1..=most).contains(&mbps) { Ok(()) } else { Err(Error::invalid("Bandwidth")) }
}
