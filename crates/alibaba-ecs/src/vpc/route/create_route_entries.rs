//! `CreateRouteEntries`

use compute::network::route::{New, create};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation, Scope};

use super::{destination, hop};
use crate::ecs::checks::each;
use crate::ecs::field::{RegionId, Required, Text};
use crate::ecs::{Error, Result, location};
use crate::vpc::route_table::in_region;
use crate::vpc::text::text;
use crate::vpc::{Vpc, codes, errors};

/// How many routes a call may name.
pub(super) const MOST: usize = 50;

/// Creates routes in route tables for vSwitches; what became of each is told.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct CreateRouteEntries {
    /// Region of the route tables.
    region_id: RegionId,
    /// Up to 50 routes.
    #[serde(default)]
    route_entries: Vec<Wanted>,
    /// Whether everything is checked and nothing made.
    #[serde(default)]
    dry_run: bool,
}

/// A route to be made.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct Wanted {
    /// Route table.
    route_table_id: Required,
    /// Addresses that the route is for: a block, one address, or a prefix list.
    dst_cidr_block: Required,
    /// Next hop.
    next_hop: Required,
    /// Kind of the next hop, as for `CreateRouteEntry`.
    next_hop_type: Required,
    /// Kind of addresses: 4 or 6; that of the addresses by default.
    ip_version: Option<i64>,
    /// Name, 1 to 128 characters.
    #[serde(default)]
    name: Text,
    /// Description, 1 to 256 characters.
    #[serde(default)]
    description: Text,
}

/// What became of the routes.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    success_count: usize,
    failed_count: usize,
    route_entry_ids: Vec<String>,
    failed_route_entries: Vec<Failed>,
}

/// A route that was not made.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct Failed {
    dst_cidr_block: String,
    next_hop: String,
    failed_code: String,
    failed_message: String,
}

impl Operation for CreateRouteEntries {
    const NAME: &'static str = "CreateRouteEntries";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[
        ("RegionId", "cn-hangzhou"),
        ("RouteEntries.1.RouteTableId", "vtb-bp145q7glnuzdva1b2c3d"),
        ("RouteEntries.1.DstCidrBlock", "10.1.0.0/16"),
        ("RouteEntries.1.NextHop", "eni-bp125p95hhdhn3ot5a1b"),
        ("RouteEntries.1.NextHopType", "NetworkInterface"),
    ];
    type Service = Vpc;
    type Input = Self;
    type Output = Output;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        let tables = input.route_entries.iter().map(|wanted| &*wanted.route_table_id);
        each("vpc:CreateRouteEntries", caller, call, "routetable", tables)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Output> {
        if input.route_entries.is_empty() {
            return Err(Error::missing("RouteEntries"));
        }
        if input.route_entries.len() > MOST {
            return Err(Error::invalid("RouteEntries"));
        }
        let (mut route_entry_ids, mut failed) = (Vec::new(), Vec::new());
        for wanted in input.route_entries {
            match wanted.create(cx.scope(), input.region_id) {
                Ok(id) => route_entry_ids.push(id),
                Err(Error::Domain(compute::Error::Store(fault))) => return Err(fault.into()),
                Err(error) => {
                    let failure = errors::refuse(&error);
                    failed.push(Failed {
                        dst_cidr_block: wanted.dst_cidr_block.0,
                        next_hop: wanted.next_hop.0,
                        failed_code: failure.code.into_owned(),
                        failed_message: failure.message,
                    });
                }
            }
        }
        if input.dry_run {
            return Err(Error::dry_run());
        }
        Ok(Output {
            success_count: route_entry_ids.len(),
            failed_count: failed.len(),
            route_entry_ids,
            failed_route_entries: failed,
        })
    }
}

impl Wanted {
    fn create(&self, scope: &mut Scope<'_>, region: RegionId) -> Result<String> {
        let table = in_region(scope, Some(region), &self.route_table_id)?;
        if !matches!(self.ip_version, None | Some(4 | 6)) {
            return Err(Error::invalid("IpVersion"));
        }
        let new = New {
            destination: destination(scope, &table.region, &self.dst_cidr_block)?,
            name: text(self.name.get(), 128, codes::route::NAME_MALFORMED)?,
            description: text(self.description.get(), 256, codes::route::DESCRIPTION_MALFORMED)?,
            hops: hop(&self.next_hop_type, &self.next_hop)?,
            route_table_id: table.id,
        };
        Ok(create(scope, &location::of(region.0), new)?.id)
    }
}
