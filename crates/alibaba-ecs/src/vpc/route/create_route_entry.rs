//! `CreateRouteEntry`

use compute::network::route::{Hop, HopKind, New, create};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::{destination, hop, hop_kind};
use crate::ecs::checks::one;
use crate::ecs::field::{ClientToken, RegionId, Required, Text};
use crate::ecs::location::{self, region_of};
use crate::ecs::{Error, Result};
use crate::vpc::route_table::in_region;
use crate::vpc::text::text;
use crate::vpc::{Vpc, codes};

/// Creates a route in a route table for vSwitches.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct CreateRouteEntry {
    /// Region of the route table.
    region_id: Option<RegionId>,
    /// Route table.
    route_table_id: Required,
    /// Addresses that the route is for: a block, one address, or a prefix list.
    destination_cidr_block: Required,
    /// Kind of the next hop: `Instance` (default), `NetworkInterface`, `Ipv4Gateway`, `IPv6Gateway` or `VpcPeer`,
    /// among others of which the sandbox has none.
    #[serde(default)]
    next_hop_type: Text,
    /// Next hop.
    #[serde(default)]
    next_hop_id: Text,
    /// Two to sixteen router interfaces that share the traffic, in place of one next hop.
    #[serde(default)]
    next_hop_list: Vec<NextHop>,
    /// Name, 1 to 128 characters.
    #[serde(default)]
    route_entry_name: Text,
    /// Description, 1 to 256 characters.
    #[serde(default)]
    description: Text,
    /// Makes a repeated call harmless.
    #[serde(default, rename = "ClientToken")]
    _client_token: ClientToken,
    /// Whether everything is checked and nothing made.
    #[serde(default)]
    dry_run: bool,
}

/// One of several next hops.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct NextHop {
    /// Kind: `RouterInterface`.
    #[serde(default)]
    next_hop_type: Text,
    /// Router interface.
    #[serde(default)]
    next_hop_id: Text,
    /// Its share, 0 to 255.
    #[serde(default)]
    weight: u8,
}

/// Which route it is.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    route_entry_id: String,
}

impl Operation for CreateRouteEntry {
    const NAME: &'static str = "CreateRouteEntry";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[
        ("RegionId", "cn-hangzhou"),
        ("RouteTableId", "vtb-bp145q7glnuzdva1b2c3d"),
        ("DestinationCidrBlock", "10.1.0.0/16"),
        ("NextHopType", "NetworkInterface"),
        ("NextHopId", "eni-bp125p95hhdhn3ot5a1b"),
    ];
    type Service = Vpc;
    type Input = Self;
    type Output = Output;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        one("vpc:CreateRouteEntry", caller, call, "routetable", &input.route_table_id)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Output> {
        let table = in_region(cx.scope(), input.region_id, &input.route_table_id)?;
        let new = New {
            destination: destination(cx.scope(), &table.region, &input.destination_cidr_block)?,
            name: text(input.route_entry_name.get(), 128, codes::route::NAME_MALFORMED)?,
            description: text(input.description.get(), 256, codes::route::DESCRIPTION_MALFORMED)?,
            hops: input.hops()?,
            route_table_id: table.id,
        };
        let route = create(cx.scope(), &location::of(region_of(&table.region)?), new)?;
        if input.dry_run { Err(Error::dry_run()) } else { Ok(Output { route_entry_id: route.id }) }
    }
}

impl CreateRouteEntry {
    /// The one next hop, or those that share the traffic.
    fn hops(&self) -> Result<Vec<Hop>> {
        match (self.next_hop_id.get(), self.next_hop_list.len()) {
            (Some(id), 0) => hop(self.next_hop_type.get().unwrap_or("Instance"), id),
            (None, 0) => Err(Error::missing("NextHopId")),
            (None, 2..=16) if self.next_hop_type.get().is_none() => {
                self.next_hop_list.iter().map(NextHop::read).collect()
            }
            _ => Err(Error::of(codes::route::ONE_HOP)),
        }
    }
}

impl NextHop {
    fn read(&self) -> Result<Hop> {
        let kind = hop_kind(self.next_hop_type.get().unwrap_or("RouterInterface"))?;
        if kind != HopKind::RouterInterface {
            return Err(Error::invalid("NextHopList"));
        }
        let id = self.next_hop_id.cloned().ok_or_else(|| Error::missing("NextHopList"))?;
        Ok(Hop { kind, id, weight: self.weight.into() })
    }
}
