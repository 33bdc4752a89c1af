//! `ListIpv4Gateways`

use compute::listing::Window;
use compute::network::ipv4_gateway::{Filter, Ipv4Gateway, TAGGED, list};
use kernel::{Tags, time};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation, Scope};

use crate::ecs::Result;
use crate::ecs::checks::{each, with_tags};
use crate::ecs::field::{NextToken, RegionId, Text};
use crate::tag::{self as tags, Tag};
use crate::vpc::Vpc;
use crate::vpc::view::{group, tag_list};

/// Lists IPv4 gateways, newest first.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct ListIpv4Gateways {
    /// Region of the gateways.
    region_id: RegionId,
    /// Gateway.
    #[serde(default)]
    ipv4_gateway_id: Text,
    /// Name.
    #[serde(default)]
    ipv4_gateway_name: Text,
    /// Network.
    #[serde(default)]
    vpc_id: Text,
    /// Resource group.
    #[serde(default)]
    resource_group_id: Text,
    /// Tags.
    #[serde(default)]
    tags: Vec<Tag>,
    /// Gateways of a part, 1 to 100; 10 by default.
    max_results: Option<i64>,
    /// Where the part begins.
    #[serde(default)]
    next_token: NextToken,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    ipv4_gateway_models: Vec<View>,
    total_count: String,
    next_token: String,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct View {
    ipv4_gateway_id: String,
    ipv4_gateway_name: String,
    ipv4_gateway_description: String,
    ipv4_gateway_route_table_id: String,
    vpc_id: String,
    enabled: bool,
    status: &'static str,
    resource_group_id: String,
    gmt_create: String,
    tags: Vec<Value>,
}

impl Operation for ListIpv4Gateways {
    const NAME: &'static str = "ListIpv4Gateways";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[("RegionId", "cn-hangzhou")];
    type Service = Vpc;
    type Input = Self;
    type Output = Output;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        let ids = input.ipv4_gateway_id.get();
        with_tags(each("vpc:ListIpv4Gateways", caller, call, "ipv4gateway", ids), &input.tags)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Output> {
        let filter = Filter {
            region: Some(input.region_id.0.id.clone()),
            ids: input.ipv4_gateway_id.cloned().map(|id| vec![id]),
            vpc: input.vpc_id.cloned(),
            name: input.ipv4_gateway_name.cloned(),
            resource_group: input.resource_group_id.cloned(),
            tags: tags::filter(&input.tags)?,
        };
        let window = Window::after(input.next_token.0, input.max_results.unwrap_or(10).clamp(1, 100));
        let part = list(cx.scope(), &filter, window)?;
        let ids: Vec<_> = part.items.iter().map(|gateway| gateway.id.as_str()).collect();
        let tags = store::tag::of_many(cx.scope(), TAGGED, &ids)?;
        let (total_count, next_token) = (part.total.to_string(), NextToken::write(part.next));
        let scope = cx.scope();
        let view = |gateway: Ipv4Gateway| {
            let tags = tags.get(&gateway.id);
            View::of(scope, gateway, tags)
        };
        Ok(Output { ipv4_gateway_models: part.items.into_iter().map(view).collect(), total_count, next_token })
    }
}

impl View {
    fn of(scope: &Scope<'_>, gateway: Ipv4Gateway, tags: Option<&Tags>) -> Self {
        Self {
            ipv4_gateway_route_table_id: gateway.route_table_id.unwrap_or_default(),
            status: "Created",
            resource_group_id: group(scope, gateway.resource_group),
            gmt_create: time::seconds(gateway.created_at),
            tags: tag_list(tags),
            ipv4_gateway_id: gateway.id,
            ipv4_gateway_name: gateway.name,
            ipv4_gateway_description: gateway.description,
            vpc_id: gateway.vpc_id,
            enabled: gateway.enabled,
        }
    }
}
