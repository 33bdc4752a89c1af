//! `DeleteRouteTable`

use compute::network::route_table::delete;
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

/// Deletes a route table of the customer's that nothing uses and that has no routes of the customer's.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DeleteRouteTable {
    /// Region of the route table.
    region_id: RegionId,
    /// Route table.
    route_table_id: Required,
}

impl Operation for DeleteRouteTable {
    const NAME: &'static str = "DeleteRouteTable";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("RegionId", "cn-hangzhou"), ("RouteTableId", "vtb-bp145q7glnuzdva1b2c3d")];
    type Service = Vpc;
    type Input = Self;
    type Output = Empty;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        one("vpc:DeleteRouteTable", caller, call, "routetable", &input.route_table_id)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Empty> {
        let table = in_region(cx.scope(), Some(input.region_id), &input.route_table_id)?;
        delete(cx.scope(), &table.id)?;
        Ok(Empty {})
    }
}
