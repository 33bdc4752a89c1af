//! `DeleteRouteEntries`

use compute::network::route::delete;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation, Scope};

use super::create_route_entries::MOST;
use super::find;
use crate::ecs::checks::each;
use crate::ecs::field::{RegionId, Required, Text};
use crate::ecs::{Error, Result};
use crate::vpc::{Vpc, codes, errors};

/// Deletes routes of the customer's; what became of each is told.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DeleteRouteEntries {
    /// Region of the route tables.
    region_id: RegionId,
    /// Up to 50 routes.
    #[serde(default)]
    route_entries: Vec<Wanted>,
    /// Whether everything is checked and nothing done.
    #[serde(default)]
    dry_run: bool,
}

/// A route to be deleted.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct Wanted {
    /// Route table.
    route_table_id: Required,
    /// Route.
    #[serde(default)]
    route_entry_id: Text,
    /// Addresses that the route is for, where it is not named.
    #[serde(default)]
    dst_cidr_block: Text,
    /// Next hop that the route must have.
    #[serde(default)]
    next_hop: Text,
}

/// What became of the routes.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    success_count: usize,
    failed_count: usize,
    failed_route_entries: Vec<Failed>,
}

/// A route that was not deleted.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct Failed {
    route_entry_id: String,
    dst_cidr_block: String,
    next_hop: String,
    failed_code: String,
    failed_message: String,
}

impl Operation for DeleteRouteEntries {
    const NAME: &'static str = "DeleteRouteEntries";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[
        ("RegionId", "cn-hangzhou"),
        ("RouteEntries.1.RouteTableId", "vtb-bp145q7glnuzdva1b2c3d"),
        ("RouteEntries.1.DstCidrBlock", "10.0.0.0/16"),
    ];
    type Service = Vpc;
    type Input = Self;
    type Output = Output;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        let tables = input.route_entries.iter().map(|wanted| &*wanted.route_table_id);
        each("vpc:DeleteRouteEntries", caller, call, "routetable", tables)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Output> {
        if input.route_entries.is_empty() {
            return Err(Error::missing("RouteEntries"));
        }
        if input.route_entries.len() > MOST {
            return Err(Error::invalid("RouteEntries"));
        }
        let count = input.route_entries.len();
        let mut failed = Vec::new();
        for wanted in input.route_entries {
            match wanted.delete(cx.scope(), input.region_id) {
                Ok(()) => {}
                Err(Error::Domain(compute::Error::Store(fault))) => return Err(fault.into()),
                Err(error) => {
                    let failure = errors::refuse(&error);
                    failed.push(Failed {
                        route_entry_id: wanted.route_entry_id.or_empty(),
                        dst_cidr_block: wanted.dst_cidr_block.or_empty(),
                        next_hop: wanted.next_hop.or_empty(),
                        failed_code: failure.code.into_owned(),
                        failed_message: failure.message,
                    });
                }
            }
        }
        if input.dry_run {
            return Err(Error::dry_run());
        }
        Ok(Output { success_count: count - failed.len(), failed_count: failed.len(), failed_route_entries: failed })
    }
}

impl Wanted {
    fn delete(&self, scope: &mut Scope<'_>, region: RegionId) -> Result<()> {
        let (id, table) = (self.route_entry_id.get(), Some(&*self.route_table_id));
        let route = find(scope, Some(region), id, table, self.dst_cidr_block.get())?;
        let is_named = route.route_table_id == *self.route_table_id
            && self.next_hop.get().is_none_or(|named| route.hops.iter().any(|hop| hop.id == named));
        if !is_named {
            return Err(Error::of(codes::route::NOT_FOUND));
        }
        Ok(delete(scope, &route.id)?)
    }
}
