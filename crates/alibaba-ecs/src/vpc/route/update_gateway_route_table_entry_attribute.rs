//! `UpdateGatewayRouteTableEntryAttribute`

use compute::network::route::{Change, redirect};
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::hop;
use crate::ecs::checks::one;
use crate::ecs::field::{ClientToken, RegionId, Required, Text};
use crate::ecs::view::Empty;
use crate::ecs::{Error, Result, location};
use crate::vpc::route_table::in_region;
use crate::vpc::text::{block, changed};
use crate::vpc::{Vpc, codes};

/// Changes where a gateway's route table sends the traffic for a vSwitch, or how that entry is called.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct UpdateGatewayRouteTableEntryAttribute {
    /// Region of the route table.
    region_id: RegionId,
    /// Route table.
    #[serde(default)]
    gateway_route_table_id: Text,
    /// Route table, under the older name of the parameter.
    #[serde(default, rename = "IPv4GatewayRouteTableId")]
    ipv4_gateway_route_table_id: Text,
    /// Block of the vSwitch.
    destination_cidr_block: Required,
    /// Kind of the next hop: `Local`, `Instance` or `NetworkInterface`.
    next_hop_type: Required,
    /// Next hop, unless it is `Local`.
    #[serde(default)]
    next_hop_id: Text,
    /// New name, up to 128 characters; an empty one removes the name.
    name: Option<String>,
    /// New description, up to 256 characters; an empty one removes the description.
    description: Option<String>,
    /// Makes a repeated call harmless.
    #[serde(default, rename = "ClientToken")]
    _client_token: ClientToken,
    /// Whether everything is checked and nothing done.
    #[serde(default)]
    dry_run: bool,
}

impl Operation for UpdateGatewayRouteTableEntryAttribute {
    const NAME: &'static str = "UpdateGatewayRouteTableEntryAttribute";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[
        ("RegionId", "cn-hangzhou"),
        ("GatewayRouteTableId", "vtb-bp145q7glnuzdva1b2c3d"),
        ("DestinationCidrBlock", "192.168.2.0/24"),
        ("NextHopType", "Local"),
        ("Name", "desks"),
    ];
    type Service = Vpc;
    type Input = Self;
    type Output = Empty;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        let table = input.table().unwrap_or("*");
        one("vpc:UpdateGatewayRouteTableEntryAttribute", caller, call, "routetable", table)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Empty> {
        let table = input.table().ok_or_else(|| Error::missing("GatewayRouteTableId"))?;
        let table = in_region(cx.scope(), Some(input.region_id), table)?;
        let hops = match (input.next_hop_type.to_ascii_lowercase().as_str(), input.next_hop_id.get()) {
            ("local", _) => Vec::new(),
            ("instance" | "networkinterface", Some(id)) => hop(&input.next_hop_type, id)?,
            ("instance" | "networkinterface", None) => return Err(Error::missing("NextHopId")),
            ("gatewayloadbalancerendpoint", _) => return Err(Error::of(codes::route::NO_HOP)),
            _ => return Err(Error::about(codes::gateway::ILLEGAL, "NextHopType")),
        };
        let change = Change {
            name: changed(input.name.as_deref(), 128, codes::route::NAME_MALFORMED)?,
            description: changed(input.description.as_deref(), 256, codes::route::DESCRIPTION_MALFORMED)?,
            hops: Some(hops),
        };
        let block = block(&input.destination_cidr_block)?;
        redirect(cx.scope(), &location::of(input.region_id.0), &table.id, block, change)?;
        if input.dry_run { Err(Error::dry_run()) } else { Ok(Empty {}) }
    }
}

impl UpdateGatewayRouteTableEntryAttribute {
    /// The table that the call names.
    fn table(&self) -> Option<&str> {
        self.gateway_route_table_id.get().or(self.ipv4_gateway_route_table_id.get())
    }
}
