//! `DescribeVpcs`

use alibaba_core::list::{Listed, Page, Place};
use compute::network::vpc::{Filter, list};
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation, With};

use super::view::{Beside, View};
use crate::ecs::checks::{each, with_tags};
use crate::ecs::field::{CommaList, RegionId, Text};
use crate::ecs::{Error, Result};
use crate::page::Numbered;
use crate::tag::{self as tags, Tag};
use crate::vpc::Vpc;
use crate::vpc::view::owner;

/// Lists networks, newest first.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeVpcs {
    /// Region of the networks.
    region_id: RegionId,
    /// Up to 20 networks, with commas between them.
    #[serde(default)]
    vpc_id: CommaList,
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
    /// Set of DHCP options that it has.
    #[serde(default)]
    dhcp_options_set_id: Text,
    /// Whether it has IPv6 addresses.
    enable_ipv6: Option<bool>,
    /// Tags.
    #[serde(default)]
    tag: Vec<Tag>,
    /// Whether only the permission is checked.
    #[serde(default)]
    dry_run: bool,
}

impl Listed for View {
    const LIST: &'static str = "Vpcs";
    const ITEM: &'static str = "Vpc";
}

impl Operation for DescribeVpcs {
    const NAME: &'static str = "DescribeVpcs";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[("RegionId", "cn-hangzhou"), ("PageSize", "50")];
    type Service = Vpc;
    type Input = With<Self, Numbered<50>>;
    type Output = Page<View, Place>;

    fn checks(With(input, _): &Self::Input, caller: &Caller, call: &Call) -> Checks {
        with_tags(each("vpc:DescribeVpcs", caller, call, "vpc", input.vpc_id.iter()), &input.tag)
    }

    fn handle(cx: &mut Cx<'_>, With(input, page): Self::Input) -> Result<Self::Output> {
        let named: Vec<String> = input.vpc_id.iter().map(str::to_owned).collect();
        if named.len() > 20 {
            return Err(Error::invalid("VpcId"));
        }
        let nothing = input.vpc_owner_id.is_some_and(|id| id != owner(cx.scope()));
        let filter = Filter {
            region: Some(input.region_id.0.id.clone()),
            ids: if nothing { Some(Vec::new()) } else { Some(named).filter(|named| !named.is_empty()) },
            name: input.vpc_name.cloned(),
            is_default: input.is_default,
            has_v6: input.enable_ipv6,
            dhcp_options: input.dhcp_options_set_id.cloned(),
            resource_group: input.resource_group_id.cloned(),
            tags: tags::filter(&input.tag)?,
        };
        if input.dry_run {
            return Err(Error::dry_run());
        }
        let part = list(cx.scope(), &filter, page.window())?;
        let beside = Beside::of(cx.scope(), &part.items)?;
        Ok(page.answer(part, |vpc| beside.view(cx.scope(), vpc)))
    }
}
