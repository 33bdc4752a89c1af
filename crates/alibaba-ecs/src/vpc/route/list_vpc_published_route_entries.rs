//! `ListVpcPublishedRouteEntries`

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::ecs::checks::one;
use crate::ecs::field::{NextToken, RegionId, Required, Text};
use crate::ecs::{Error, Result};
use crate::vpc::route_table::in_region;
use crate::vpc::{Vpc, codes};

/// Lists the routes of a route table that are published to a router outside the network. No network has such a router
/// yet, and the call is refused as it is for a network without one.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct ListVpcPublishedRouteEntries {
    /// Region of the route table.
    region_id: RegionId,
    /// Route table.
    route_table_id: Required,
    /// Kind of what routes are published to: `ECR`.
    target_type: Required,
    /// What routes are published to.
    #[serde(default, rename = "TargetInstanceId")]
    _target_instance_id: Text,
    /// Addresses that the route is for.
    #[serde(default, rename = "DestinationCidrBlock")]
    _destination_cidr_block: Text,
    /// Routes of a part.
    #[serde(rename = "MaxResults")]
    _max_results: Option<i64>,
    /// Where the part begins.
    #[serde(default, rename = "NextToken")]
    _next_token: NextToken,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    route_entries: [(); 0],
    next_token: String,
}

impl Operation for ListVpcPublishedRouteEntries {
    const NAME: &'static str = "ListVpcPublishedRouteEntries";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("RegionId", "cn-hangzhou"), ("RouteTableId", "vtb-bp145q7glnuzdva1b2c3d"), ("TargetType", "ECR")];
    type Service = Vpc;
    type Input = Self;
    type Output = Output;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        one("vpc:ListVpcPublishedRouteEntries", caller, call, "routetable", &input.route_table_id)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Output> {
        if &*input.target_type != "ECR" {
            return Err(Error::about(codes::gateway::ILLEGAL, "TargetType"));
        }
        in_region(cx.scope(), Some(input.region_id), &input.route_table_id)?;
        Err(Error::of(codes::route::NOT_PUBLISHED))
    }
}
