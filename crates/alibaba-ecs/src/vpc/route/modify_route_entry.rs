//! `ModifyRouteEntry`

use compute::network::route::{Change, modify};
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::{find, hop};
use crate::ecs::checks::one;
use crate::ecs::field::{RegionId, Text};
use crate::ecs::view::Empty;
use crate::ecs::{Error, Result};
use crate::vpc::text::changed;
use crate::vpc::{Vpc, codes};

/// Changes the name, the description or the next hop of a route of the customer's.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct ModifyRouteEntry {
    /// Region of the route.
    region_id: RegionId,
    /// Route.
    #[serde(default)]
    route_entry_id: Text,
    /// Route table, where the route is not named.
    #[serde(default)]
    route_table_id: Text,
    /// Addresses that the route is for, where it is not named.
    #[serde(default)]
    destination_cidr_block: Text,
    /// New name, up to 128 characters; an empty one removes the name.
    route_entry_name: Option<String>,
    /// New description, up to 256 characters; an empty one removes the description.
    description: Option<String>,
    /// New next hop.
    #[serde(default)]
    new_next_hop_id: Text,
    /// Kind of the new next hop; that of the present one by default.
    #[serde(default)]
    new_next_hop_type: Text,
    /// Whether everything is checked and nothing done.
    #[serde(default)]
    dry_run: bool,
}

impl Operation for ModifyRouteEntry {
    const NAME: &'static str = "ModifyRouteEntry";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[
        ("RegionId", "cn-hangzhou"),
        ("RouteTableId", "vtb-bp145q7glnuzdva1b2c3d"),
        ("DestinationCidrBlock", "10.0.0.0/16"),
        ("RouteEntryName", "office"),
    ];
    type Service = Vpc;
    type Input = Self;
    type Output = Empty;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        one("vpc:ModifyRouteEntry", caller, call, "routetable", input.route_table_id.get().unwrap_or("*"))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Empty> {
        let (id, table) = (input.route_entry_id.get(), input.route_table_id.get());
        let route = find(cx.scope(), Some(input.region_id), id, table, input.destination_cidr_block.get())?;
        let present = route.hops.first().map_or("Instance", |hop| super::hop_word(hop.kind));
        let hops = match (input.new_next_hop_id.get(), input.new_next_hop_type.get()) {
            (Some(id), kind) => Some(hop(kind.unwrap_or(present), id)?),
            (None, Some(_)) => return Err(Error::missing("NewNextHopId")),
            (None, None) => None,
        };
        let change = Change {
            name: changed(input.route_entry_name.as_deref(), 128, codes::route::NAME_MALFORMED)?,
            description: changed(input.description.as_deref(), 256, codes::route::DESCRIPTION_MALFORMED)?,
            hops,
        };
        modify(cx.scope(), &route.id, change)?;
        if input.dry_run { Err(Error::dry_run()) } else { Ok(Empty {}) }
    }
}
