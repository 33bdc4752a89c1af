//! `UpdateNatGatewayNatType`

use compute::network::subnet;
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::in_region;
use crate::ecs::checks::one;
use crate::ecs::field::{ClientToken, RegionId, Required};
use crate::ecs::view::Empty;
use crate::ecs::{Error, Result};
use crate::vpc::{Vpc, codes};

/// Makes a NAT gateway of the older kind one of the newer. There are none of the older kind, so every one is refused.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct UpdateNatGatewayNatType {
    /// Region of the gateway.
    region_id: RegionId,
    /// Gateway.
    nat_gateway_id: Required,
    /// Kind: `Enhanced`.
    nat_type: Required,
    /// vSwitch that it is to have its private address from.
    v_switch_id: Required,
    /// Makes a repeated call harmless.
    #[serde(default, rename = "ClientToken")]
    _client_token: ClientToken,
    /// Whether everything is checked and nothing done; there is nothing that could be done.
    #[serde(default, rename = "DryRun")]
    _dry_run: bool,
}

impl Operation for UpdateNatGatewayNatType {
    const NAME: &'static str = "UpdateNatGatewayNatType";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[
        ("RegionId", "cn-hangzhou"),
        ("NatGatewayId", "ngw-bp1uewa15k4iy5770a1b2"),
        ("NatType", "Enhanced"),
        ("VSwitchId", "vsw-bp1s5fnvk4gn2tws0a1b2"),
    ];
    type Service = Vpc;
    type Input = Self;
    type Output = Empty;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        one("vpc:UpdateNatGatewayNatType", caller, call, "natgateway", &input.nat_gateway_id)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Empty> {
        let gateway = in_region(cx.scope(), input.region_id, &input.nat_gateway_id)?;
        if &*input.nat_type != "Enhanced" {
            return Err(Error::of(codes::nat_gateway::NOT_ENHANCED));
        }
        if subnet::get(cx.scope(), &input.v_switch_id)?.vpc_id != gateway.vpc_id {
            return Err(Error::of(codes::nat_gateway::OTHER_VPC));
        }
        Err(Error::of(codes::nat_gateway::NOT_STANDARD))
    }
}
