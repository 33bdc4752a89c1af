//! `UnassignIpv6Addresses`

use compute::network::interface::unassign_v6;
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::params::Unbuilt;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::text::{self, in_region};
use crate::ecs::Ecs;
use crate::ecs::checks::one;
use crate::ecs::errors::{Error, Result};
use crate::ecs::field::{ClientToken, RegionId, Required};
use crate::ecs::view::Empty;

/// Takes IPv6 addresses from a network interface.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct UnassignIpv6Addresses {
    /// Region of the interface.
    region_id: RegionId,
    /// Interface.
    network_interface_id: Required,
    /// Up to ten addresses.
    #[serde(default)]
    ipv6_address: Vec<String>,
    /// Blocks of addresses.
    #[serde(default, rename = "Ipv6Prefix")]
    _ipv6_prefix: Unbuilt,
    /// Makes a repeated call harmless.
    #[serde(default, rename = "ClientToken")]
    _client_token: ClientToken,
}

impl Operation for UnassignIpv6Addresses {
    const NAME: &'static str = "UnassignIpv6Addresses";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[
        ("RegionId", "cn-hangzhou"),
        ("NetworkInterfaceId", "eni-bp67acfmxazb4pa1b2c3"),
        ("Ipv6Address.1", "3fff:a:b:c00::100"),
    ];
    type Service = Ecs;
    type Input = Self;
    type Output = Empty;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        one("ecs:UnassignIpv6Addresses", caller, call, "eni", &input.network_interface_id)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Empty> {
        let interface = in_region(cx.scope(), input.region_id, &input.network_interface_id)?;
        if input.ipv6_address.is_empty() {
            return Err(Error::missing("Ipv6Address"));
        }
        let addresses = input.ipv6_address.iter().map(|text| text::address_v6(text)).collect::<Result<Vec<_>>>()?;
        unassign_v6(cx.scope(), &interface.id, &addresses)?;
        Ok(Empty {})
    }
}
