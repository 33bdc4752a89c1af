//! `DescribeIpv6Gateways`

use alibaba_core::list::{Listed, Page, Place};
use compute::network::ipv6_gateway::{Filter, Ipv6Gateway, TAGGED, list};
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation, With};

use super::view::View;
use crate::ecs::Result;
use crate::ecs::checks::{each, with_tags};
use crate::ecs::field::{RegionId, Text};
use crate::page::Numbered;
use crate::tag::{self as tags, Tag};
use crate::vpc::Vpc;

/// Lists IPv6 gateways, newest first.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeIpv6Gateways {
    /// Region of the gateways.
    region_id: RegionId,
    /// Gateway.
    #[serde(default)]
    ipv6_gateway_id: Text,
    /// Name.
    #[serde(default)]
    name: Text,
    /// Network.
    #[serde(default)]
    vpc_id: Text,
    /// Resource group.
    #[serde(default)]
    resource_group_id: Text,
    /// Tags.
    #[serde(default)]
    tags: Vec<Tag>,
}

impl Listed for View {
    const LIST: &'static str = "Ipv6Gateways";
    const ITEM: &'static str = "Ipv6Gateway";
}

impl Operation for DescribeIpv6Gateways {
    const NAME: &'static str = "DescribeIpv6Gateways";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[("RegionId", "cn-hangzhou"), ("PageSize", "50")];
    type Service = Vpc;
    type Input = With<Self, Numbered<50>>;
    type Output = Page<View, Place>;

    fn checks(With(input, _): &Self::Input, caller: &Caller, call: &Call) -> Checks {
        let ids = input.ipv6_gateway_id.get();
        with_tags(each("vpc:DescribeIpv6Gateways", caller, call, "ipv6gateway", ids), &input.tags)
    }

    fn handle(cx: &mut Cx<'_>, With(input, page): Self::Input) -> Result<Self::Output> {
        let filter = Filter {
            region: Some(input.region_id.0.id.clone()),
            ids: input.ipv6_gateway_id.cloned().map(|id| vec![id]),
            vpc: input.vpc_id.cloned(),
            name: input.name.cloned(),
            resource_group: input.resource_group_id.cloned(),
            tags: tags::filter(&input.tags)?,
        };
        let part = list(cx.scope(), &filter, page.window())?;
        let ids: Vec<_> = part.items.iter().map(|gateway| gateway.id.as_str()).collect();
        let tags = store::tag::of_many(cx.scope(), TAGGED, &ids)?;
        let scope = cx.scope();
        let view = |gateway: Ipv6Gateway| {
            let tags = tags.get(&gateway.id);
            View::of(scope, gateway, tags)
        };
        Ok(page.answer(part, view))
    }
}
