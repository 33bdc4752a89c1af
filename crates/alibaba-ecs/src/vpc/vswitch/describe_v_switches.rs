//! `DescribeVSwitches`

use alibaba_core::list::{Listed, Page, Place};
use compute::network::subnet::{Filter, list};
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation, With};

use super::view::View;
use crate::ecs::checks::{each, with_tags};
use crate::ecs::field::{CommaList, RegionId, Text};
use crate::ecs::{Error, Result};
use crate::page::Numbered;
use crate::tag::{self as tags, Tag};
use crate::vpc::view::owner;
use crate::vpc::{Vpc, vswitch_of};

/// Lists vSwitches, newest first. A region or a network must be named.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeVSwitches {
    /// Region of the vSwitches.
    region_id: Option<RegionId>,
    /// Network.
    #[serde(default)]
    vpc_id: Text,
    /// Up to 20 vSwitches, with commas between them.
    #[serde(default)]
    v_switch_id: CommaList,
    /// Name.
    #[serde(default)]
    v_switch_name: Text,
    /// Zone.
    #[serde(default)]
    zone_id: Text,
    /// Whether the cloud made it.
    is_default: Option<bool>,
    /// Route table.
    #[serde(default)]
    route_table_id: Text,
    /// Resource group.
    #[serde(default)]
    resource_group_id: Text,
    /// Account of the owner.
    v_switch_owner_id: Option<i64>,
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
    const LIST: &'static str = "VSwitches";
    const ITEM: &'static str = "VSwitch";
}

impl Operation for DescribeVSwitches {
    const NAME: &'static str = "DescribeVSwitches";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("RegionId", "cn-hangzhou"), ("VpcId", "vpc-bp1opxu1zkhn00gzva1b2")];
    type Service = Vpc;
    type Input = With<Self, Numbered<50>>;
    type Output = Page<View, Place>;

    fn checks(With(input, _): &Self::Input, caller: &Caller, call: &Call) -> Checks {
        let checks = match input.v_switch_id.iter().next() {
            Some(_) => each("vpc:DescribeVSwitches", caller, call, "vswitch", input.v_switch_id.iter()),
            None => vswitch_of("vpc:DescribeVSwitches", caller, call, input.vpc_id.get()),
        };
        with_tags(checks, &input.tag)
    }

    fn handle(cx: &mut Cx<'_>, With(input, page): Self::Input) -> Result<Self::Output> {
        if input.region_id.is_none() && input.vpc_id.get().is_none() {
            return Err(Error::missing("RegionId"));
        }
        let named: Vec<String> = input.v_switch_id.iter().map(str::to_owned).collect();
        if named.len() > 20 {
            return Err(Error::invalid("VSwitchId"));
        }
        let nothing = input.v_switch_owner_id.is_some_and(|id| id != owner(cx.scope()));
        let filter = Filter {
            region: input.region_id.map(|region| region.0.id.clone()),
            ids: if nothing { Some(Vec::new()) } else { Some(named).filter(|named| !named.is_empty()) },
            vpcs: input.vpc_id.cloned().map(|id| vec![id]),
            zones: input.zone_id.cloned().map(|id| vec![id]),
            name: input.v_switch_name.cloned(),
            is_default: input.is_default,
            has_v6: input.enable_ipv6,
            route_table: input.route_table_id.cloned(),
            resource_group: input.resource_group_id.cloned(),
            tags: tags::filter(&input.tag)?,
            ..Filter::default()
        };
        if input.dry_run {
            return Err(Error::dry_run());
        }
        let part = list(cx.scope(), &filter, page.window())?;
        let place = page.place(part.total);
        Ok(Page::at(View::all(cx.scope(), part.items)?, place))
    }
}
