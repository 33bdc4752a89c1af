//! `GetIpv4GatewayAttribute`

use compute::network::ipv4_gateway::TAGGED;
use kernel::time;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::in_region;
use crate::ecs::Result;
use crate::ecs::checks::one;
use crate::ecs::field::{RegionId, Required};
use crate::vpc::Vpc;
use crate::vpc::view::{group, tag_list};

/// Returns one IPv4 gateway.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct GetIpv4GatewayAttribute {
    /// Region of the gateway.
    region_id: RegionId,
    /// Gateway.
    ipv4_gateway_id: Required,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    ipv4_gateway_id: String,
    ipv4_gateway_name: String,
    ipv4_gateway_description: String,
    ipv4_gateway_route_table_id: String,
    vpc_id: String,
    enabled: bool,
    status: &'static str,
    resource_group_id: String,
    create_time: String,
    tags: Vec<Value>,
}

impl Operation for GetIpv4GatewayAttribute {
    const NAME: &'static str = "GetIpv4GatewayAttribute";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("RegionId", "cn-hangzhou"), ("Ipv4GatewayId", "ipv4gw-bp1s5fnvk4gn2tws0a1b2")];
    type Service = Vpc;
    type Input = Self;
    type Output = Output;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        one("vpc:GetIpv4GatewayAttribute", caller, call, "ipv4gateway", &input.ipv4_gateway_id)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Output> {
        let gateway = in_region(cx.scope(), input.region_id, &input.ipv4_gateway_id)?;
        let tags = store::tag::of(cx.scope(), TAGGED, &gateway.id)?;
        Ok(Output {
            ipv4_gateway_route_table_id: gateway.route_table_id.unwrap_or_default(),
            status: "Created",
            resource_group_id: group(cx.scope(), gateway.resource_group),
            create_time: time::seconds(gateway.created_at),
            tags: tag_list(Some(&tags)),
            ipv4_gateway_id: gateway.id,
            ipv4_gateway_name: gateway.name,
            ipv4_gateway_description: gateway.description,
            vpc_id: gateway.vpc_id,
            enabled: gateway.enabled,
        })
    }
}
