//! `GetVpcRouteEntrySummary`

use compute::listing::Window;
use compute::network::route::count_by_table;
use compute::network::{route_table, subnet};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::ecs::checks::one;
use crate::ecs::field::{RegionId, Required, Text};
use crate::ecs::{Error, Result};
use crate::vpc::{Vpc, vpc};

/// Counts the routes of a kind in the route tables of a network.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct GetVpcRouteEntrySummary {
    /// Region of the network.
    region_id: RegionId,
    /// Network.
    vpc_id: Required,
    /// Route table; all of the network by default.
    #[serde(default)]
    route_table_id: Text,
    /// Kind of the routes: `System`, `Custom`, or one of those that gateways announce: `BGP`, `CEN` and `ECR`.
    route_entry_type: Required,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    route_entry_summarys: Vec<Summary>,
}

/// The routes of a table.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct Summary {
    route_table_id: String,
    entry_summarys: Vec<Count>,
}

/// The routes of a kind.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct Count {
    route_entry_type: String,
    count: i64,
}

impl Operation for GetVpcRouteEntrySummary {
    const NAME: &'static str = "GetVpcRouteEntrySummary";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("RegionId", "cn-hangzhou"), ("VpcId", "vpc-bp1opxu1zkhn00gzva1b2"), ("RouteEntryType", "Custom")];
    type Service = Vpc;
    type Input = Self;
    type Output = Output;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        one("vpc:GetVpcRouteEntrySummary", caller, call, "vpc", &input.vpc_id)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Output> {
        let vpc = vpc::in_region(cx.scope(), Some(input.region_id), &input.vpc_id)?;
        let mut tables = route_table::ids_in(cx.scope(), &[&vpc.id])?.remove(&vpc.id).unwrap_or_default();
        tables.retain(|table| input.route_table_id.get().is_none_or(|named| named == table));
        let counts = match &*input.route_entry_type {
            "Custom" => count_by_table(cx.scope(), &vpc.id)?,
            "System" => {
                let filter = subnet::Filter { vpcs: Some(vec![vpc.id]), ..subnet::Filter::default() };
                let subnets = subnet::list(cx.scope(), &filter, Window::ALL)?.items;
                let blocks: i64 = subnets.iter().map(|subnet| 1 + i64::from(subnet.block_v6.is_some())).sum();
                tables.iter().map(|table| (table.clone(), blocks + 1)).collect()
            }
            "BGP" | "CEN" | "ECR" => std::collections::HashMap::new(),
            _ => return Err(Error::invalid("RouteEntryType")),
        };
        let summary = |table: String| Summary {
            entry_summarys: vec![Count {
                route_entry_type: input.route_entry_type.0.clone(),
                count: counts.get(&table).copied().unwrap_or_default(),
            }],
            route_table_id: table,
        };
        Ok(Output { route_entry_summarys: tables.into_iter().map(summary).collect() })
    }
}
