//! `DeleteRouteEntry`

use compute::network::route::delete;
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::find;
use crate::ecs::checks::one;
use crate::ecs::field::{RegionId, Text};
use crate::ecs::view::Empty;
use crate::ecs::{Error, Result};
use crate::vpc::{Vpc, codes};

/// Deletes a route of the customer's, which the call names by its id or by its table and destination.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DeleteRouteEntry {
    /// Region of the route.
    region_id: Option<RegionId>,
    /// Route.
    #[serde(default)]
    route_entry_id: Text,
    /// Route table, where the route is not named.
    #[serde(default)]
    route_table_id: Text,
    /// Addresses that the route is for, where it is not named.
    #[serde(default)]
    destination_cidr_block: Text,
    /// Next hop that the route must have.
    #[serde(default)]
    next_hop_id: Text,
    /// Next hops that the route must have.
    #[serde(default)]
    next_hop_list: Vec<NextHop>,
    /// Whether everything is checked and nothing done.
    #[serde(default)]
    dry_run: bool,
}

/// One of several next hops.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct NextHop {
    /// Kind: `RouterInterface`.
    #[serde(default, rename = "NextHopType")]
    _next_hop_type: Text,
    /// Next hop.
    #[serde(default)]
    next_hop_id: Text,
}

impl Operation for DeleteRouteEntry {
    const NAME: &'static str = "DeleteRouteEntry";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[
        ("RegionId", "cn-hangzhou"),
        ("RouteTableId", "vtb-bp145q7glnuzdva1b2c3d"),
        ("DestinationCidrBlock", "10.0.0.0/16"),
    ];
    type Service = Vpc;
    type Input = Self;
    type Output = Empty;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        one("vpc:DeleteRouteEntry", caller, call, "routetable", input.route_table_id.get().unwrap_or("*"))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Empty> {
        let (id, table) = (input.route_entry_id.get(), input.route_table_id.get());
        let route = find(cx.scope(), input.region_id, id, table, input.destination_cidr_block.get())?;
        let named = input.next_hop_list.iter().filter_map(|hop| hop.next_hop_id.get()).chain(input.next_hop_id.get());
        if named.into_iter().any(|id| route.hops.iter().all(|hop| hop.id != id)) {
            return Err(Error::of(codes::route::NOT_FOUND));
        }
        delete(cx.scope(), &route.id)?;
        if input.dry_run { Err(Error::dry_run()) } else { Ok(Empty {}) }
    }
}
