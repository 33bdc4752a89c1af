//! `ListGatewayRouteTableEntries`

use compute::listing::Window;
use compute::network::route::{Filter, Hop, Route, list};
use compute::network::route_table::Serves;
use compute::network::subnet;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::hop_word;
use crate::ecs::checks::one;
use crate::ecs::field::{NextToken, RegionId, Required, Text};
use crate::ecs::{Error, Result};
use crate::vpc::route_table::in_region;
use crate::vpc::{Vpc, codes};

/// Lists where a gateway's route table sends the traffic for each vSwitch of the network.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct ListGatewayRouteTableEntries {
    /// Region of the route table.
    region_id: RegionId,
    /// Route table.
    gateway_route_table_id: Required,
    /// Block of a vSwitch.
    #[serde(default)]
    destination_cidr_block: Text,
    /// Entries of a part, 1 to 100; 20 by default.
    max_results: Option<i64>,
    /// Where the part begins.
    #[serde(default)]
    next_token: NextToken,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    gateway_route_entry_models: Vec<Value>,
    next_token: String,
    total_count: String,
}

impl Operation for ListGatewayRouteTableEntries {
    const NAME: &'static str = "ListGatewayRouteTableEntries";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("RegionId", "cn-hangzhou"), ("GatewayRouteTableId", "vtb-bp145q7glnuzdva1b2c3d")];
    type Service = Vpc;
    type Input = Self;
    type Output = Output;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        one("vpc:ListGatewayRouteTableEntries", caller, call, "routetable", &input.gateway_route_table_id)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Output> {
        let table = in_region(cx.scope(), Some(input.region_id), &input.gateway_route_table_id)?;
        if table.serves != Serves::Gateways {
            return Err(Error::of(codes::route::TABLE_OF_OTHER_USE));
        }
        let filter = Filter { tables: Some(vec![table.id]), ..Filter::default() };
        let routes = list(cx.scope(), &filter, Window::ALL)?.items;
        let filter = subnet::Filter { vpcs: Some(vec![table.vpc_id]), ..subnet::Filter::default() };
        let mut blocks: Vec<_> = subnet::list(cx.scope(), &filter, Window::ALL)?
            .items
            .into_iter()
            .map(|subnet| subnet.block.to_string())
            .collect();
        blocks.retain(|block| input.destination_cidr_block.get().is_none_or(|named| named == block));
        let total = blocks.len();
        let (part, next_token) = input.next_token.cut(blocks, input.max_results.unwrap_or(20).clamp(1, 100));
        let view = |block: String| {
            let route = routes.iter().find(|route| route.destination.to_string() == block);
            view(&block, route)
        };
        let gateway_route_entry_models = part.into_iter().map(view).collect();
        Ok(Output { gateway_route_entry_models, next_token, total_count: total.to_string() })
    }
}

fn view(block: &str, route: Option<&Route>) -> Value {
    let hops = route.map(|route| route.hops.as_slice()).unwrap_or_default();
    let hop = |hop: &Hop| json!({"NextHopType": hop_word(hop.kind), "NextHopId": hop.id, "Enabled": "1", "Weight": ""});
    json!({
        "DestinationCidrBlock": block,
        "Name": route.map_or("", |route| &route.name),
        "Description": route.map_or("", |route| &route.description),
        "Status": "Available",
        "NextHopType": hops.first().map_or("local", |hop| hop_word(hop.kind)),
        "NextHopId": hops.first().map_or("", |hop| &hop.id),
        "NextHops": hops.iter().map(hop).collect::<Vec<_>>(),
    })
}
