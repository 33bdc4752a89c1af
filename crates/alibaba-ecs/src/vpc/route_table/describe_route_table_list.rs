//! `DescribeRouteTableList`

use alibaba_core::list::{Listed, Page, Place};
use compute::network::route_table::{Filter, RouteTable, TAGGED, Users, list, users};
use kernel::time;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation, Scope, With};

use super::word;
use crate::ecs::checks::{each, with_tags};
use crate::ecs::field::{RegionId, Text};
use crate::ecs::{Error, Result};
use crate::page::Numbered;
use crate::tag::{self as tags, Tag};
use crate::vpc::Vpc;
use crate::vpc::view::{TagsView, group, owner};

/// Lists route tables, newest first.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeRouteTableList {
    /// Region of the route tables.
    region_id: RegionId,
    /// Network. Its tables belong to its router, whatever `RouterType` says.
    #[serde(default)]
    vpc_id: Text,
    /// Route table.
    #[serde(default)]
    route_table_id: Text,
    /// Name.
    #[serde(default)]
    route_table_name: Text,
    /// Kind: `System` or `Custom`.
    #[serde(default)]
    route_table_type: Text,
    /// Router.
    #[serde(default)]
    router_id: Text,
    /// Kind of router: `VRouter`, the default, or `VBR`.
    #[serde(default)]
    router_type: Text,
    /// Resource group.
    #[serde(default)]
    resource_group_id: Text,
    /// Tags.
    #[serde(default)]
    tag: Vec<Tag>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct View {
    route_table_id: String,
    route_table_name: String,
    route_table_type: &'static str,
    description: String,
    status: &'static str,
    associate_type: &'static str,
    route_propagation_enable: bool,
    router_id: String,
    router_type: &'static str,
    vpc_id: String,
    v_switch_ids: Value,
    gateway_ids: Value,
    resource_group_id: String,
    owner_id: i64,
    creation_time: String,
    tags: TagsView,
}

impl Listed for View {
    const LIST: &'static str = "RouterTableList";
    const ITEM: &'static str = "RouterTableListType";
}

impl Operation for DescribeRouteTableList {
    const NAME: &'static str = "DescribeRouteTableList";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("RegionId", "cn-hangzhou"), ("VpcId", "vpc-bp1opxu1zkhn00gzva1b2")];
    type Service = Vpc;
    type Input = With<Self, Numbered<50>>;
    type Output = Page<View, Place>;

    fn checks(With(input, _): &Self::Input, caller: &Caller, call: &Call) -> Checks {
        with_tags(
            each("vpc:DescribeRouteTableList", caller, call, "routetable", input.route_table_id.get()),
            &input.tag,
        )
    }

    fn handle(cx: &mut Cx<'_>, With(input, page): Self::Input) -> Result<Self::Output> {
        let is_system = match input.route_table_type.get() {
            None => None,
            Some("System") => Some(true),
            Some("Custom") => Some(false),
            Some(_) => return Err(Error::invalid("RouteTableType")),
        };
        // There are no routers at the edge of a network, so nothing belongs to one.
        let nothing = match input.router_type.get() {
            None | Some("VRouter") => false,
            Some("VBR") => input.vpc_id.get().is_none(),
            Some(_) => return Err(Error::invalid("RouterType")),
        };
        let filter = Filter {
            region: Some(input.region_id.0.id.clone()),
            ids: if nothing { Some(Vec::new()) } else { input.route_table_id.cloned().map(|id| vec![id]) },
            vpc: input.vpc_id.cloned(),
            router: input.router_id.cloned(),
            name: input.route_table_name.cloned(),
            is_system,
            resource_group: input.resource_group_id.cloned(),
            tags: tags::filter(&input.tag)?,
        };
        let part = list(cx.scope(), &filter, page.window())?;
        let ids: Vec<_> = part.items.iter().map(|table| table.id.as_str()).collect();
        let tags = store::tag::of_many(cx.scope(), TAGGED, &ids)?;
        let users = users(cx.scope(), &part.items.iter().collect::<Vec<_>>())?;
        let scope = cx.scope();
        let view = |table: RouteTable| {
            let tags = tags.get(&table.id).into();
            View::of(scope, table, &users, tags)
        };
        Ok(page.answer(part, view))
    }
}

impl View {
    fn of(scope: &Scope<'_>, table: RouteTable, users: &Users, tags: TagsView) -> Self {
        Self {
            route_table_type: if table.is_system { "System" } else { "Custom" },
            status: "Available",
            associate_type: word(table.serves),
            router_type: "VRouter",
            v_switch_ids: json!({"VSwitchId": users.subnets_of(&table.id)}),
            gateway_ids: json!({"GatewayIds": users.gateways_of(&table.id)}),
            resource_group_id: group(scope, table.resource_group),
            owner_id: owner(scope),
            creation_time: time::seconds(table.created_at),
            tags,
            route_table_id: table.id,
            route_table_name: table.name,
            description: table.description,
            route_propagation_enable: table.propagates,
            router_id: table.router_id,
            vpc_id: table.vpc_id,
        }
    }
}
