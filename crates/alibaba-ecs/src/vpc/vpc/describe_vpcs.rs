//! `DescribeVpcs`

use compute::listing::Window;
use compute::network::vpc::{Filter, list};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::view::{Beside, View};
use crate::ecs::checks::with_tags;
use crate::ecs::field::{PageNumber, PageSize, RegionId, Text};
use crate::ecs::tags::{self, Tag};
use crate::ecs::{Error, Result};
use crate::vpc::view::owner;
use crate::vpc::{Vpc, each};

/// Lists networks, newest first.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeVpcs {
    /// Region of the networks.
    region_id: RegionId,
    /// Up to 20 networks, with commas between them.
    #[serde(default)]
    vpc_id: Text,
    /// Name.
    #[serde(default)]
    vpc_name: Text,
    /// Whether the cloud made it.
    is_default: Option<bool>,
    /// Resource group.
    #[serde(default)]
    resource_group_id: Text,
    /// Account of the owner.
    vpc_owner_id: Option<i64>,
    /// Set of options for addresses; there is none.
    #[serde(default)]
    dhcp_options_set_id: Text,
    /// Whether it has IPv6 addresses; none has.
    enable_ipv6: Option<bool>,
    /// Tags.
    #[serde(default)]
    tag: Vec<Tag>,
    /// Page, from 1.
    #[serde(default)]
    page_number: PageNumber,
    /// Networks of a page, 1 to 50; 10 by default.
    #[serde(default)]
    page_size: PageSize<50>,
    /// Whether only the permission is checked.
    #[serde(default)]
    dry_run: bool,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    vpcs: Vpcs,
    total_count: i64,
    page_number: i64,
    page_size: i64,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct Vpcs {
    vpc: Vec<View>,
}

impl Operation for DescribeVpcs {
    const NAME: &'static str = "DescribeVpcs";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[("RegionId", "cn-hangzhou"), ("PageSize", "50")];
    type Service = Vpc;
    type Input = Self;
    type Output = Output;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        with_tags(each("vpc:DescribeVpcs", caller, call, "vpc", ids(&input.vpc_id)), &input.tag)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Output> {
        let named: Vec<String> = ids(&input.vpc_id).map(str::to_owned).collect();
        if named.len() > 20 {
            return Err(Error::invalid("VpcId"));
        }
        let nothing = input.enable_ipv6 == Some(true)
            || input.dhcp_options_set_id.get().is_some()
            || input.vpc_owner_id.is_some_and(|id| id != owner(cx.scope()));
        let filter = Filter {
            region: Some(input.region_id.0.id.clone()),
            ids: if nothing { Some(Vec::new()) } else { Some(named).filter(|named| !named.is_empty()) },
            name: input.vpc_name.cloned(),
            is_default: input.is_default,
            resource_group: input.resource_group_id.cloned(),
            tags: tags::filter(&input.tag)?,
        };
        if input.dry_run {
            return Err(Error::dry_run());
        }
        let part = list(cx.scope(), &filter, Window::page(input.page_number.0, input.page_size.0))?;
        let beside = Beside::of(cx.scope(), &part.items)?;
        let views = part.items.into_iter().map(|vpc| beside.view(cx.scope(), vpc)).collect();
        Ok(Output {
            vpcs: Vpcs { vpc: views },
            total_count: part.total,
            page_number: input.page_number.0,
            page_size: input.page_size.0,
        })
    }
}

/// Ids with commas between them.
fn ids(text: &Text) -> impl Iterator<Item = &str> {
    text.get().unwrap_or_default().split(',').map(str::trim).filter(|id| !id.is_empty())
}
