//! `DescribeRouteTables`

use alibaba_core::list::{Listed, Page, Place};
use compute::listing::Window;
use compute::network::route;
use compute::network::route_table::{Filter, RouteTable, list};
use compute::network::subnet::{self, Subnet};
use kernel::time;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation, Scope, With};

use crate::ecs::checks::each;
use crate::ecs::field::{RegionId, Text};
use crate::ecs::{Error, Result};
use crate::page::Numbered;
use crate::vpc::Vpc;
use crate::vpc::route::Entry;
use crate::vpc::view::group;

/// Lists route tables with their routes, newest first.
///
/// The routes are those of the customer, and those that the cloud makes: to each vSwitch of the network, and to the
/// services of the cloud.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeRouteTables {
    /// Region of the route tables.
    region_id: Option<RegionId>,
    /// Route table.
    #[serde(default)]
    route_table_id: Text,
    /// Name.
    #[serde(default)]
    route_table_name: Text,
    /// Router of a network.
    #[serde(default)]
    v_router_id: Text,
    /// Router of the kind that `RouterType` says.
    #[serde(default)]
    router_id: Text,
    /// Kind of router: `VRouter`, the default, or `VBR`.
    #[serde(default)]
    router_type: Text,
    /// Kind of the routes: `System` or `Custom`.
    #[serde(default, rename = "Type")]
    kind: Text,
    /// Resource group.
    #[serde(default)]
    resource_group_id: Text,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct View {
    route_table_id: String,
    route_table_type: &'static str,
    v_router_id: String,
    status: &'static str,
    route_entrys: Value,
    v_switch_ids: Value,
    resource_group_id: String,
    creation_time: String,
}

impl Listed for View {
    const LIST: &'static str = "RouteTables";
    const ITEM: &'static str = "RouteTable";
}

impl Operation for DescribeRouteTables {
    const NAME: &'static str = "DescribeRouteTables";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("RegionId", "cn-hangzhou"), ("RouteTableId", "vtb-bp145q7glnuzdva1b2c3d")];
    type Service = Vpc;
    type Input = With<Self, Numbered<50>>;
    type Output = Page<View, Place>;

    fn checks(With(input, _): &Self::Input, caller: &Caller, call: &Call) -> Checks {
        each("vpc:DescribeRouteTables", caller, call, "routetable", input.route_table_id.get())
    }

    fn handle(cx: &mut Cx<'_>, With(input, page): Self::Input) -> Result<Self::Output> {
        // There are no routers at the edge of a network, so nothing belongs to one.
        let nothing = match input.router_type.get() {
            None | Some("VRouter") => false,
            Some("VBR") => true,
            Some(_) => return Err(Error::invalid("RouterType")),
        };
        let kinds = match input.kind.get() {
            None => [true, true],
            Some("System") => [true, false],
            Some("Custom") => [false, true],
            Some(_) => return Err(Error::invalid("Type")),
        };
        let router = input.v_router_id.cloned().or_else(|| input.router_id.cloned());
        if input.region_id.is_none() && input.route_table_id.get().is_none() && router.is_none() {
            return Err(Error::missing("RegionId"));
        }
        let filter = Filter {
            region: input.region_id.map(|region| region.0.id.clone()),
            ids: if nothing { Some(Vec::new()) } else { input.route_table_id.cloned().map(|id| vec![id]) },
            router,
            name: input.route_table_name.cloned(),
            resource_group: input.resource_group_id.cloned(),
            ..Filter::default()
        };
        let part = list(cx.scope(), &filter, page.window())?;
        let vpcs = part.items.iter().map(|table| table.vpc_id.clone()).collect();
        let wanted = subnet::Filter { vpcs: Some(vpcs), ..subnet::Filter::default() };
        let subnets = subnet::list(cx.scope(), &wanted, Window::ALL)?.items;
        let tables = part.items.iter().map(|table| table.id.clone()).collect();
        let wanted = route::Filter { tables: Some(tables), ..route::Filter::default() };
        let listed = route::list(cx.scope(), &wanted, Window::ALL)?.items;
        let scope = cx.scope();
        let view = |table: RouteTable| {
            let own: Vec<_> = subnets.iter().filter(|subnet| subnet.vpc_id == table.vpc_id).collect();
            let made = listed.iter().filter(|route| route.route_table_id == table.id).collect();
            let [system, custom] = kinds;
            let entries = Entry::all(&table, &own, made);
            let shown = entries.iter().filter(|entry| if entry.is_system() { system } else { custom });
            let shown: Vec<_> = shown.map(Entry::brief).collect();
            View::of(scope, table, &own, &shown)
        };
        Ok(page.answer(part, view))
    }
}

impl View {
    fn of(scope: &Scope<'_>, table: RouteTable, subnets: &[&Subnet], entries: &[Value]) -> Self {
        let is_used_by = |subnet: &&&Subnet| match &subnet.route_table_id {
            Some(id) => *id == table.id,
            None => table.is_system,
        };
        let users: Vec<_> = subnets.iter().filter(is_used_by).map(|subnet| subnet.id.as_str()).collect();
        Self {
            route_table_type: if table.is_system { "System" } else { "Custom" },
            status: "Available",
            route_entrys: json!({"RouteEntry": entries}),
            v_switch_ids: json!({"VSwitchId": users}),
            resource_group_id: group(scope, table.resource_group),
            creation_time: time::seconds(table.created_at),
            route_table_id: table.id,
            v_router_id: table.router_id,
        }
    }
}
