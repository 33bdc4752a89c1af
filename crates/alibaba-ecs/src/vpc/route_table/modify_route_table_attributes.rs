//! `ModifyRouteTableAttributes`

use compute::network::route_table::{Change, modify};
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::in_region;
use crate::ecs::Result;
use crate::ecs::checks::one;
use crate::ecs::field::{RegionId, Required};
use crate::ecs::view::Empty;
use crate::vpc::Vpc;
use crate::vpc::codes;
use crate::vpc::text::changed;

/// Changes the name or the description of a route table, or whether it takes up routes.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct ModifyRouteTableAttributes {
    /// Region of the route table.
    region_id: RegionId,
    /// Route table.
    route_table_id: Required,
    /// New name, up to 128 characters; an empty one removes the name.
    route_table_name: Option<String>,
    /// New description, up to 256 characters; an empty one removes the description.
    description: Option<String>,
    /// Whether it takes up routes that gateways announce.
    route_propagation_enable: Option<bool>,
}

impl Operation for ModifyRouteTableAttributes {
    const NAME: &'static str = "ModifyRouteTableAttributes";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("RegionId", "cn-hangzhou"), ("RouteTableId", "vtb-bp145q7glnuzdva1b2c3d"), ("RouteTableName", "main")];
    type Service = Vpc;
    type Input = Self;
    type Output = Empty;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        one("vpc:ModifyRouteTableAttributes", caller, call, "routetable", &input.route_table_id)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Empty> {
        let table = in_region(cx.scope(), Some(input.region_id), &input.route_table_id)?;
        // The pages name no codes for these two; the codes follow those for the texts of other resources.
        let change = Change {
            name: changed(input.route_table_name.as_deref(), 128, codes::ROUTE_TABLE_NAME_MALFORMED)?,
            description: changed(input.description.as_deref(), 256, codes::ROUTE_TABLE_DESCRIPTION_MALFORMED)?,
            propagates: input.route_propagation_enable,
        };
        modify(cx.scope(), &table.id, change)?;
        Ok(Empty {})
    }
}
