//! `DescribeIpv6GatewayAttribute`

use compute::network::ipv6_gateway::TAGGED;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::in_region;
use super::view::View;
use crate::ecs::Result;
use crate::ecs::checks::one;
use crate::ecs::field::{RegionId, Required};
use crate::vpc::Vpc;

/// Returns one IPv6 gateway.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeIpv6GatewayAttribute {
    /// Region of the gateway.
    region_id: RegionId,
    /// Gateway.
    ipv6_gateway_id: Required,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    #[serde(flatten)]
    gateway: View,
    gateway_route_table_id: String,
}

impl Operation for DescribeIpv6GatewayAttribute {
    const NAME: &'static str = "DescribeIpv6GatewayAttribute";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("RegionId", "cn-hangzhou"), ("Ipv6GatewayId", "ipv6gw-bp1s5fnvk4gn2tws0a1b2")];
    type Service = Vpc;
    type Input = Self;
    type Output = Output;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        one("vpc:DescribeIpv6GatewayAttribute", caller, call, "ipv6gateway", &input.ipv6_gateway_id)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Output> {
        let gateway = in_region(cx.scope(), input.region_id, &input.ipv6_gateway_id)?;
        let tags = store::tag::of(cx.scope(), TAGGED, &gateway.id)?;
        let gateway_route_table_id = gateway.route_table_id.clone().unwrap_or_default();
        Ok(Output { gateway: View::of(cx.scope(), gateway, Some(&tags)), gateway_route_table_id })
    }
}
