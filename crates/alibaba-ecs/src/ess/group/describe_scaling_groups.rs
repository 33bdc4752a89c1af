//! `DescribeScalingGroups`

use std::collections::HashMap;

use alibaba_core::list::{Listed, Page, Place};
use compute::listing::Window;
use compute::network::subnet::{self, Subnet};
use compute::scaling::{Filter, Group, MemberFilter, TAGGED, list, members};
use kernel::{Tags, time};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_with::skip_serializing_none;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation, With};

use super::settings::{HEALTH_CHECK, MULTI_AZ, word_of};
use crate::ecs::Result;
use crate::ecs::checks::{each, with_tags};
use crate::ecs::field::{RegionId, Text};
use crate::ess::instance::{Capacity, capacity_of};
use crate::ess::{Ess, WORD};
use crate::page::Numbered;
use crate::tag::{self as tags, Tag, TagsView};

/// Lists groups, newest first.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeScalingGroups {
    /// Region of the groups.
    region_id: RegionId,
    /// Up to 20 groups.
    scaling_group_id: Option<Vec<String>>,
    /// Up to 20 names; one may stand without a number.
    #[serde(default)]
    #[schemars(with = "Vec<String>")]
    scaling_group_name: Names,
    /// What they are groups of: `ECS`.
    #[serde(default)]
    group_type: Text,
    /// Resource group.
    #[serde(default)]
    resource_group_id: Text,
    /// Tags.
    #[serde(default)]
    tag: Vec<Tag>,
}

/// Names of groups, as `ScalingGroupName` or as `ScalingGroupName.1` and so on.
#[derive(Debug, Default, Deserialize)]
#[serde(untagged)]
enum Names {
    /// None.
    #[default]
    None,
    /// Several.
    Many(Vec<String>),
    /// One.
    One(String),
}

impl Names {
    fn wanted(self) -> Option<Vec<String>> {
        match self {
            Self::None => None,
            Self::Many(names) => Some(names),
            Self::One(name) => Some(vec![name]).filter(|names| !names[0].is_empty()),
        }
    }
}

#[skip_serializing_none]
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct View {
    scaling_group_id: String,
    scaling_group_name: String,
    region_id: String,
    group_type: &'static str,
    lifecycle_state: &'static str,
    min_size: i64,
    max_size: i64,
    desired_capacity: Option<i64>,
    #[serde(flatten)]
    capacity: Capacity,
    active_scaling_configuration_id: Option<String>,
    launch_template_id: Option<String>,
    launch_template_version: Option<String>,
    v_switch_id: Option<String>,
    v_switch_ids: SubnetIds,
    vpc_id: Option<String>,
    #[serde(rename = "MultiAZPolicy")]
    multi_az_policy: String,
    health_check_type: String,
    scaling_policy: &'static str,
    default_cooldown: i64,
    removal_policies: Removal,
    group_deletion_protection: bool,
    is_elastic_strength_in_alarm: bool,
    resource_group_id: String,
    #[serde(rename = "LoadBalancerIds")]
    load_balancers: LoadBalancers,
    #[serde(rename = "DBInstanceIds")]
    databases: Databases,
    suspended_processes: Processes,
    creation_time: String,
    modification_time: String,
    tags: TagsView,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct SubnetIds {
    v_switch_id: Vec<String>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct Removal {
    removal_policy: Vec<String>,
}

// Nothing of these is built, and clients read the lists all the same.
#[derive(Debug, Default, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct LoadBalancers {
    load_balancer_id: Vec<String>,
}

#[derive(Debug, Default, Serialize, JsonSchema)]
struct Databases {
    #[serde(rename = "DBInstanceId")]
    db_instance_id: Vec<String>,
}

#[derive(Debug, Default, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct Processes {
    suspended_process: Vec<String>,
}

impl Listed for View {
    const LIST: &'static str = "ScalingGroups";
    const ITEM: &'static str = "ScalingGroup";
}

impl Operation for DescribeScalingGroups {
    const NAME: &'static str = "DescribeScalingGroups";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("RegionId", "cn-hangzhou"), ("ScalingGroupId.1", "asg-bp67acfmxazb4pa1b2c3")];
    type Service = Ess;
    type Input = With<Self, Numbered<50>>;
    type Output = Page<View, Place>;

    fn checks(With(input, _): &Self::Input, caller: &Caller, call: &Call) -> Checks {
        let ids = input.scaling_group_id.iter().flatten().map(String::as_str);
        with_tags(each("ess:DescribeScalingGroups", caller, call, WORD, ids), &input.tag)
    }

    fn handle(cx: &mut Cx<'_>, With(input, page): Self::Input) -> Result<Self::Output> {
        let is_kept = matches!(input.group_type.get(), None | Some("ECS"));
        let filter = Filter {
            region: Some(input.region_id.0.id.clone()),
            ids: if is_kept { input.scaling_group_id } else { Some(Vec::new()) },
            names: input.scaling_group_name.wanted(),
            resource_group: input.resource_group_id.cloned(),
            tags: tags::filter(&input.tag)?,
        };
        let part = list(cx.scope(), &filter, page.window())?;
        let ids: Vec<_> = part.items.iter().map(|group| group.id.as_str()).collect();
        let tags = store::tag::of_many(cx.scope(), TAGGED, &ids)?;
        let subnets: Vec<_> = part.items.iter().filter_map(|group| group.subnets.first()).map(String::as_str).collect();
        let subnets = subnet::get_many(cx.scope(), &subnets)?;
        let all =
            MemberFilter { groups: Some(ids.iter().map(|id| (*id).to_owned()).collect()), ..MemberFilter::default() };
        let members = members(cx.scope(), &all, Window::ALL)?.items;
        let capacities = capacity_of(cx.scope(), &members)?;
        Ok(page.answer(part, |group| View::of(group, &tags, &subnets, &capacities)))
    }
}

impl View {
    fn of(
        group: Group,
        tags: &HashMap<String, Tags>,
        subnets: &[Subnet],
        capacities: &HashMap<String, Capacity>,
    ) -> Self {
        let subnet = group.subnets.first().cloned();
        let network = subnets.iter().find(|found| Some(&found.id) == subnet.as_ref());
        let has_template = !group.template_id.is_empty();
        Self {
            group_type: "ECS",
            lifecycle_state: if group.is_active { "Active" } else { "Inactive" },
            min_size: group.least,
            max_size: group.most,
            desired_capacity: group.desired,
            capacity: capacities.get(&group.id).cloned().unwrap_or_default(),
            active_scaling_configuration_id: Some(group.configuration_id.clone()).filter(|id| !id.is_empty()),
            launch_template_id: has_template.then(|| group.template_id.clone()),
            launch_template_version: has_template.then(|| group.template_version.clone()),
            v_switch_id: subnet,
            vpc_id: network.map(|subnet| subnet.vpc_id.clone()),
            multi_az_policy: word_of(&group, MULTI_AZ, "PRIORITY").to_owned(),
            health_check_type: word_of(&group, HEALTH_CHECK, "ECS").to_owned(),
            scaling_policy: "release",
            default_cooldown: group.cooldown,
            group_deletion_protection: group.is_protected,
            is_elastic_strength_in_alarm: false,
            load_balancers: LoadBalancers::default(),
            databases: Databases::default(),
            suspended_processes: Processes::default(),
            creation_time: time::minutes(group.created_at),
            modification_time: time::minutes(group.modified_at),
            tags: tags.get(&group.id).into(),
            v_switch_ids: SubnetIds { v_switch_id: group.subnets },
            removal_policies: Removal { removal_policy: group.removal },
            resource_group_id: group.resource_group,
            scaling_group_id: group.id,
            scaling_group_name: group.name,
            region_id: group.region,
        }
    }
}
