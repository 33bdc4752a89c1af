//! `EnableVpcIpv4Gateway`

use compute::network::ipv4_gateway::enable;
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::in_region;
use crate::ecs::checks::one;
use crate::ecs::field::{ClientToken, RegionId, Required};
use crate::ecs::view::Empty;
use crate::ecs::{Error, Result, location};
use crate::vpc::{Vpc, route_table};

/// Enables an IPv4 gateway, and leads the traffic of route tables to it that has no other route.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct EnableVpcIpv4Gateway {
    /// Region of the gateway.
    region_id: RegionId,
    /// Gateway.
    ipv4_gateway_id: Required,
    /// Up to ten route tables that get a route for `0.0.0.0/0` to the gateway.
    #[serde(default)]
    route_table_list: Vec<String>,
    /// Makes a repeated call harmless.
    #[serde(default, rename = "ClientToken")]
    _client_token: ClientToken,
    /// Whether everything is checked and nothing done.
    #[serde(default)]
    dry_run: bool,
}

impl Operation for EnableVpcIpv4Gateway {
    const NAME: &'static str = "EnableVpcIpv4Gateway";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("RegionId", "cn-hangzhou"), ("Ipv4GatewayId", "ipv4gw-bp1s5fnvk4gn2tws0a1b2")];
    type Service = Vpc;
    type Input = Self;
    type Output = Empty;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        one("vpc:EnableVpcIpv4Gateway", caller, call, "ipv4gateway", &input.ipv4_gateway_id)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Empty> {
        let gateway = in_region(cx.scope(), input.region_id, &input.ipv4_gateway_id)?;
        if input.route_table_list.len() > 10 {
            return Err(Error::invalid("RouteTableList"));
        }
        for table in &input.route_table_list {
            route_table::in_region(cx.scope(), Some(input.region_id), table)?;
        }
        enable(cx.scope(), &location::of(input.region_id.0), &gateway.id, &input.route_table_list)?;
        if input.dry_run { Err(Error::dry_run()) } else { Ok(Empty {}) }
    }
}
