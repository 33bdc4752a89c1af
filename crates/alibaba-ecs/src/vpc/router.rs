//! `DescribeVRouters`

use std::collections::HashMap;

use alibaba_core::list::{Listed, Page, Place};
use compute::network::route_table::{Filter, RouteTable, ids_in, list};
use kernel::time;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation, With};

use super::Vpc;
use crate::ecs::Result;
use crate::ecs::checks::each;
use crate::ecs::field::{RegionId, Text};
use crate::page::Numbered;

/// Lists the routers of networks, newest first. Each network has one.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeVRouters {
    /// Region of the routers.
    region_id: RegionId,
    /// Router.
    #[serde(default)]
    v_router_id: Text,
}

/// A router in an answer.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct View {
    v_router_id: String,
    v_router_name: &'static str,
    description: &'static str,
    vpc_id: String,
    region_id: String,
    route_table_ids: Value,
    creation_time: String,
}

impl Listed for View {
    const LIST: &'static str = "VRouters";
    const ITEM: &'static str = "VRouter";
}

impl Operation for DescribeVRouters {
    const NAME: &'static str = "DescribeVRouters";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[("RegionId", "cn-hangzhou"), ("PageSize", "50")];
    type Service = Vpc;
    type Input = With<Self, Numbered<50>>;
    type Output = Page<View, Place>;

    fn checks(With(input, _): &Self::Input, caller: &Caller, call: &Call) -> Checks {
        each("vpc:DescribeVRouters", caller, call, "vrouter", input.v_router_id.get())
    }

    fn handle(cx: &mut Cx<'_>, With(input, page): Self::Input) -> Result<Self::Output> {
        // A router is born with the system table of its network.
        let filter = Filter {
            region: Some(input.region_id.0.id.clone()),
            router: input.v_router_id.cloned(),
            is_system: Some(true),
            ..Filter::default()
        };
        let part = list(cx.scope(), &filter, page.window())?;
        let vpcs: Vec<_> = part.items.iter().map(|table| table.vpc_id.as_str()).collect();
        let tables = ids_in(cx.scope(), &vpcs)?;
        Ok(page.answer(part, |table| View::of(table, &tables)))
    }
}

impl View {
    fn of(table: RouteTable, tables: &HashMap<String, Vec<String>>) -> Self {
        Self {
            v_router_name: "",
            description: "",
            route_table_ids: json!({"RouteTableId": tables.get(&table.vpc_id)}),
            creation_time: time::seconds(table.created_at),
            v_router_id: table.router_id,
            vpc_id: table.vpc_id,
            region_id: table.region,
        }
    }
}
