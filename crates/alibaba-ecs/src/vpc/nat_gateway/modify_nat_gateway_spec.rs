//! `ModifyNatGatewaySpec`

use compute::network::nat_gateway::{Change, modify};
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::{in_region, spec};
use crate::ecs::Result;
use crate::ecs::checks::one;
use crate::ecs::field::{ClientToken, RegionId, Required};
use crate::ecs::view::Empty;
use crate::vpc::Vpc;

/// Changes the size of a NAT gateway.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct ModifyNatGatewaySpec {
    /// Region of the gateway.
    region_id: RegionId,
    /// Gateway.
    nat_gateway_id: Required,
    /// Size: `Small`, `Middle`, `Large` or `XLarge.1`.
    spec: Required,
    /// Whether the order is paid by itself; nothing is charged.
    #[serde(default, rename = "AutoPay")]
    _auto_pay: bool,
    /// Makes a repeated call harmless.
    #[serde(default, rename = "ClientToken")]
    _client_token: ClientToken,
}

impl Operation for ModifyNatGatewaySpec {
    const NAME: &'static str = "ModifyNatGatewaySpec";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("RegionId", "cn-hangzhou"), ("NatGatewayId", "ngw-bp1uewa15k4iy5770a1b2"), ("Spec", "Middle")];
    type Service = Vpc;
    type Input = Self;
    type Output = Empty;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        one("vpc:ModifyNatGatewaySpec", caller, call, "natgateway", &input.nat_gateway_id)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Empty> {
        let gateway = in_region(cx.scope(), input.region_id, &input.nat_gateway_id)?;
        modify(cx.scope(), &gateway.id, Change { spec: Some(spec(&input.spec)?), ..Change::default() })?;
        Ok(Empty {})
    }
}
