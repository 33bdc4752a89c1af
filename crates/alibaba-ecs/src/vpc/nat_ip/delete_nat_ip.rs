//! `DeleteNatIp`

use compute::network::nat_gateway::address::delete;
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::params::Unbuilt;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::in_region;
use crate::ecs::checks::each;
use crate::ecs::field::{ClientToken, RegionId, Required, Text};
use crate::ecs::view::Empty;
use crate::ecs::{Error, Result};
use crate::vpc::Vpc;

/// Takes an address from a NAT gateway between private networks.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DeleteNatIp {
    /// Region of the gateway.
    region_id: RegionId,
    /// Address.
    nat_ip_id: Required,
    /// Gateway; where one is named, it must be that one.
    #[serde(default)]
    nat_gateway_id: Text,
    /// Prefix of addresses, in place of the address.
    #[serde(default, rename = "Ipv4Prefix")]
    _ipv4_prefix: Unbuilt,
    /// Makes a repeated call harmless.
    #[serde(default, rename = "ClientToken")]
    _client_token: ClientToken,
    /// Whether everything is checked and nothing done.
    #[serde(default)]
    dry_run: bool,
}

impl Operation for DeleteNatIp {
    const NAME: &'static str = "DeleteNatIp";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("RegionId", "cn-hangzhou"), ("NatIpId", "vpcnatip-gw8a863sut1zijxh0a1b2")];
    type Service = Vpc;
    type Input = Self;
    type Output = Empty;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        each("vpc:DeleteNatIp", caller, call, "natgateway", input.nat_gateway_id.get())
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Empty> {
        let address = in_region(cx.scope(), input.region_id, &input.nat_ip_id)?;
        if input.nat_gateway_id.get().is_some_and(|gateway| gateway != address.gateway_id) {
            return Err(compute::Error::not_found(compute::Kind::NatAddress, address.id).into());
        }
        delete(cx.scope(), &address.id)?;
        if input.dry_run { Err(Error::dry_run()) } else { Ok(Empty {}) }
    }
}
