//! `UnassignPrivateIpAddresses`

use std::net::Ipv4Addr;

use compute::network::interface::{Wanted, unassign, unassign_prefixes};
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::text::{self, in_region};
use crate::ecs::Ecs;
use crate::ecs::checks::one;
use crate::ecs::codes;
use crate::ecs::errors::{Error, Result};
use crate::ecs::field::{RegionId, Required};
use crate::ecs::view::Empty;

/// Takes further private addresses from a network interface.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct UnassignPrivateIpAddresses {
    /// Region of the interface.
    region_id: RegionId,
    /// Interface.
    network_interface_id: Required,
    /// Addresses.
    #[serde(default)]
    private_ip_address: Vec<String>,
    /// Whole blocks of addresses.
    #[serde(default)]
    ipv4_prefix: Vec<String>,
}

impl Operation for UnassignPrivateIpAddresses {
    const NAME: &'static str = "UnassignPrivateIpAddresses";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[
        ("RegionId", "cn-hangzhou"),
        ("NetworkInterfaceId", "eni-bp67acfmxazb4pa1b2c3"),
        ("PrivateIpAddress.1", "192.168.1.100"),
    ];
    type Service = Ecs;
    type Input = Self;
    type Output = Empty;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        one("ecs:UnassignPrivateIpAddresses", caller, call, "eni", &input.network_interface_id)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Empty> {
        let interface = in_region(cx.scope(), input.region_id, &input.network_interface_id)?;
        if input.private_ip_address.is_empty() && input.ipv4_prefix.is_empty() {
            return Err(Error::missing("PrivateIpAddress"));
        }
        let addresses = input.private_ip_address.iter().map(|text| text::address(text)).collect::<Result<Vec<_>>>()?;
        let has = |address: &Ipv4Addr| *address == interface.address || interface.further.contains(address);
        if !addresses.iter().all(has) {
            return Err(Error::of(codes::interface::ADDRESS_NOT_ASSIGNED));
        }
        if let Wanted::These(blocks) = text::prefixes(&input.ipv4_prefix, None)? {
            unassign_prefixes(cx.scope(), &interface.id, &blocks)?;
        }
        unassign(cx.scope(), &interface.id, &addresses)?;
        Ok(Empty {})
    }
}
