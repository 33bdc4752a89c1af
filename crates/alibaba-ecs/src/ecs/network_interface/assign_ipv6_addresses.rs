//! `AssignIpv6Addresses`

use alibaba_core::catalogue::catalogue;
use compute::network::interface::{Wanted, assign_v6};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use sts::Caller;
use wire::params::Unbuilt;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::text::{self, in_region};
use crate::ecs::Ecs;
use crate::ecs::checks::one;
use crate::ecs::errors::{Error, Result};
use crate::ecs::field::{ClientToken, RegionId, Required};

/// How many IPv6 addresses an interface may have that no instance has.
const MOST: u32 = 10;

/// Gives IPv6 addresses of its vSwitch to a network interface.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct AssignIpv6Addresses {
    /// Region of the interface.
    region_id: RegionId,
    /// Interface.
    network_interface_id: Required,
    /// Up to ten addresses.
    #[serde(default)]
    ipv6_address: Vec<String>,
    /// How many addresses, whichever they are, up to ten.
    ipv6_address_count: Option<u32>,
    /// Blocks of addresses.
    #[serde(default, rename = "Ipv6Prefix")]
    _ipv6_prefix: Unbuilt,
    /// How many blocks of addresses.
    #[serde(default, rename = "Ipv6PrefixCount")]
    _ipv6_prefix_count: Unbuilt,
    /// Makes a repeated call harmless.
    #[serde(default, rename = "ClientToken")]
    _client_token: ClientToken,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    network_interface_id: String,
    ipv6_sets: Value,
    ipv6_prefix_sets: Value,
}

impl Operation for AssignIpv6Addresses {
    const NAME: &'static str = "AssignIpv6Addresses";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("RegionId", "cn-hangzhou"), ("NetworkInterfaceId", "eni-bp67acfmxazb4pa1b2c3"), ("Ipv6AddressCount", "2")];
    type Service = Ecs;
    type Input = Self;
    type Output = Output;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        one("ecs:AssignIpv6Addresses", caller, call, "eni", &input.network_interface_id)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Output> {
        let interface = in_region(cx.scope(), input.region_id, &input.network_interface_id)?;
        let wanted = text::v6(&input.ipv6_address, input.ipv6_address_count)?;
        if wanted == Wanted::Any(0) {
            return Err(Error::missing("Ipv6Address"));
        }
        let most = |kind: Option<&str>| {
            let kind = kind.and_then(|kind| catalogue().instance_type(kind));
            kind.map_or(MOST, |kind| kind.ipv6s_per_interface)
        };
        let assigned = assign_v6(cx.scope(), &interface.id, &wanted, most)?;
        Ok(Output {
            network_interface_id: interface.id,
            ipv6_sets: json!({"Ipv6Address": assigned}),
            ipv6_prefix_sets: json!({"Ipv6Prefix": []}),
        })
    }
}
