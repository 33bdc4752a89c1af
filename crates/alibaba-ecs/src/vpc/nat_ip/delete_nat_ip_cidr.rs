//! `DeleteNatIpCidr`

use compute::network::nat_gateway::address::delete_block;
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::ecs::checks::one;
use crate::ecs::field::{ClientToken, RegionId, Required};
use crate::ecs::view::Empty;
use crate::ecs::{Error, Result};
use crate::vpc::text::block;
use crate::vpc::{Vpc, nat_gateway};

/// Takes a block from a NAT gateway that has no address of it.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DeleteNatIpCidr {
    /// Region of the gateway.
    region_id: RegionId,
    /// Gateway.
    nat_gateway_id: Required,
    /// Block.
    nat_ip_cidr: Required,
    /// Makes a repeated call harmless.
    #[serde(default, rename = "ClientToken")]
    _client_token: ClientToken,
    /// Whether everything is checked and nothing done.
    #[serde(default)]
    dry_run: bool,
}

impl Operation for DeleteNatIpCidr {
    const NAME: &'static str = "DeleteNatIpCidr";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("RegionId", "cn-hangzhou"), ("NatGatewayId", "ngw-bp1uewa15k4iy5770a1b2"), ("NatIpCidr", "172.17.0.0/24")];
    type Service = Vpc;
    type Input = Self;
    type Output = Empty;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        one("vpc:DeleteNatIpCidr", caller, call, "natgateway", &input.nat_gateway_id)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Empty> {
        let gateway = nat_gateway::in_region(cx.scope(), input.region_id, &input.nat_gateway_id)?;
        delete_block(cx.scope(), &gateway.id, block(&input.nat_ip_cidr)?)?;
        if input.dry_run { Err(Error::dry_run()) } else { Ok(Empty {}) }
    }
}
