//! `DescribeRouteEntryList`

use compute::listing::Window;
use compute::network::prefix_list::Family;
use compute::network::route::{Filter, list};
use compute::network::subnet;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::{Entry, hop_kind};
use crate::ecs::checks::one;
use crate::ecs::field::{NextToken, RegionId, Required, Text};
use crate::ecs::{Error, Result};
use crate::vpc::route_table::in_region;
use crate::vpc::{Vpc, codes};

/// Lists the routes of a route table: those of the customer, newest first, then those that the cloud makes.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeRouteEntryList {
    /// Region of the route table.
    region_id: RegionId,
    /// Route table.
    route_table_id: Required,
    /// Route.
    #[serde(default)]
    route_entry_id: Text,
    /// Name.
    #[serde(default)]
    route_entry_name: Text,
    /// Kind of the route: `System`, `Custom`, or one of those that gateways announce: `BGP`, `CEN` and `ECR`.
    #[serde(default)]
    route_entry_type: Text,
    /// Addresses that the route is for.
    #[serde(default)]
    destination_cidr_block: Text,
    /// Addresses, one of which the route is for.
    #[serde(default)]
    dest_cidr_block_list: Vec<String>,
    /// Kind of addresses: `ipv4` or `ipv6`.
    #[serde(default)]
    ip_version: Text,
    /// Next hop.
    #[serde(default)]
    next_hop_id: Text,
    /// Kind of the next hop; `local` for routes that the cloud makes.
    #[serde(default)]
    next_hop_type: Text,
    /// Service that the cloud made the route for: `TR`. None does.
    #[serde(default)]
    service_type: Text,
    /// Routes of a part, 1 to 500; 100 by default.
    max_result: Option<i64>,
    /// Where the part begins.
    #[serde(default)]
    next_token: NextToken,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    route_entrys: Value,
    next_token: String,
}

impl Operation for DescribeRouteEntryList {
    const NAME: &'static str = "DescribeRouteEntryList";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("RegionId", "cn-hangzhou"), ("RouteTableId", "vtb-bp145q7glnuzdva1b2c3d")];
    type Service = Vpc;
    type Input = Self;
    type Output = Output;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        one("vpc:DescribeRouteEntryList", caller, call, "routetable", &input.route_table_id)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Output> {
        let table =
            in_region(cx.scope(), Some(input.region_id), &input.route_table_id).map_err(|error| match error {
                Error::Domain(compute::Error::NotFound { .. }) => Error::of(codes::route::TABLE_NOT_LISTED),
                other => other,
            })?;
        let family = match input.ip_version.get().map(str::to_ascii_lowercase).as_deref() {
            None => None,
            Some("ipv4") => Some(Family::V4),
            Some("ipv6") => Some(Family::V6),
            Some(_) => return Err(Error::invalid("IpVersion")),
        };
        let [mut system, mut custom] = match input.route_entry_type.get().map(str::to_ascii_lowercase).as_deref() {
            None => [true, true],
            Some("system") => [true, false],
            Some("custom") => [false, true],
            Some("bgp" | "cen" | "ecr") => [false, false],
            Some(_) => return Err(Error::invalid("RouteEntryType")),
        };
        let local = input.next_hop_type.get().is_some_and(|word| word.eq_ignore_ascii_case("local"));
        let hop_kind = match input.next_hop_type.get() {
            Some(word) if !local => match hop_kind(word) {
                Ok(kind) => Some(kind),
                Err(Error::Refused(failure)) if failure.code == codes::route::NO_HOP.code => {
                    (system, custom) = (false, false);
                    None
                }
                Err(other) => return Err(other),
            },
            _ => None,
        };
        custom &= !local && input.service_type.get().is_none();
        // A route that the cloud makes has no id, no name and no next hop.
        let asks = [&input.route_entry_id, &input.route_entry_name, &input.next_hop_id, &input.service_type];
        system &= hop_kind.is_none() && asks.into_iter().all(|text| text.get().is_none());

        let destinations: Vec<_> =
            input.dest_cidr_block_list.into_iter().chain(input.destination_cidr_block.cloned()).collect();
        let destinations = Some(destinations).filter(|list| !list.is_empty());
        let filter = Filter {
            tables: Some(if custom { vec![table.id.clone()] } else { Vec::new() }),
            ids: input.route_entry_id.cloned().map(|id| vec![id]),
            destinations: destinations.clone(),
            name: input.route_entry_name.cloned(),
            family,
            hops: input.next_hop_id.cloned().map(|id| vec![id]),
            hop_kind,
            ..Filter::default()
        };
        let routes = list(cx.scope(), &filter, Window::ALL)?.items;
        let vpcs = Some(if system { vec![table.vpc_id.clone()] } else { Vec::new() });
        let subnets = subnet::Filter { vpcs, ..subnet::Filter::default() };
        let subnets = subnet::list(cx.scope(), &subnets, Window::ALL)?.items;
        let mut entries = Entry::all(&table, &subnets.iter().collect::<Vec<_>>(), routes.iter().collect());
        entries.retain(|entry| {
            !entry.is_system()
                || system
                    && family.is_none_or(|family| entry.is_v6() == (family == Family::V6))
                    && destinations.as_ref().is_none_or(|wanted| wanted.contains(&entry.block()))
        });
        let (part, next_token) = input.next_token.cut(entries, input.max_result.unwrap_or(100).clamp(1, 500));
        let route_entrys = json!({"RouteEntry": part.iter().map(Entry::full).collect::<Vec<_>>()});
        Ok(Output { route_entrys, next_token })
    }
}
