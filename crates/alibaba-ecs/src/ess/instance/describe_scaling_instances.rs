//! `DescribeScalingInstances`

use std::collections::HashMap;

use alibaba_core::list::{Listed, Page, Place};
use compute::instance::{Instance, get_many};
use compute::listing::Window;
use compute::scaling::{Filter, Group, Member, MemberFilter, list, members};
use kernel::{Timestamp, time};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_with::skip_serializing_none;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation, With};

use super::capacity::{health, state};
use crate::ecs::Result;
use crate::ecs::field::{RegionId, Text};
use crate::ess::Ess;
use crate::ess::field::asks;
use crate::page::Numbered;

/// Lists instances of groups, newest first.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeScalingInstances {
    /// Region of the groups.
    region_id: RegionId,
    /// Group.
    #[serde(default)]
    scaling_group_id: Text,
    /// Configuration that they were made after.
    #[serde(default)]
    scaling_configuration_id: Text,
    /// Activity that added them.
    #[serde(default)]
    scaling_activity_id: Text,
    /// Whether they are well: `Healthy` or `Unhealthy`.
    #[serde(default)]
    health_status: Text,
    /// What they are doing: `InService`, `Pending`, `Protected` and others.
    #[serde(default)]
    lifecycle_state: Text,
    /// Several of these.
    lifecycle_states: Option<Vec<String>>,
    /// Where they come from: `AutoCreated` or `Attached`.
    #[serde(default)]
    creation_type: Text,
    /// Several of these.
    creation_types: Option<Vec<String>>,
    /// Up to 20 instances.
    instance_id: Option<Vec<String>>,
}

#[skip_serializing_none]
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct View {
    instance_id: String,
    scaling_group_id: String,
    scaling_activity_id: String,
    scaling_configuration_id: Option<String>,
    launch_template_id: Option<String>,
    launch_template_version: Option<String>,
    creation_type: &'static str,
    entrusted: bool,
    lifecycle_state: &'static str,
    health_status: &'static str,
    warmup_state: &'static str,
    load_balancer_weight: i64,
    zone_id: String,
    creation_time: String,
    created_time: String,
}

impl Listed for View {
    const LIST: &'static str = "ScalingInstances";
    const ITEM: &'static str = "ScalingInstance";
}

impl Operation for DescribeScalingInstances {
    const NAME: &'static str = "DescribeScalingInstances";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("RegionId", "cn-hangzhou"), ("ScalingGroupId", "asg-bp67acfmxazb4pa1b2c3")];
    type Service = Ess;
    type Input = With<Self, Numbered<50>>;
    type Output = Page<View, Place>;

    fn checks(With(input, _): &Self::Input, caller: &Caller, call: &Call) -> Checks {
        asks("ess:DescribeScalingInstances", caller, call, input.scaling_group_id.get().unwrap_or_default())
    }

    fn handle(cx: &mut Cx<'_>, With(input, page): Self::Input) -> Result<Self::Output> {
        let region = Some(input.region_id.0.id.clone());
        let filter = MemberFilter {
            region: region.clone(),
            groups: input.scaling_group_id.cloned().map(|id| vec![id]),
            configuration: input.scaling_configuration_id.cloned(),
            activity: input.scaling_activity_id.cloned(),
            is_created: None,
            instances: input.instance_id,
        };
        let found = members(cx.scope(), &filter, Window::ALL)?.items;
        let ids: Vec<_> = found.iter().map(|member| member.instance.as_str()).collect();
        let instances = get_many(cx.scope(), &ids)?;
        let instances: HashMap<_, _> = instances.iter().map(|instance| (instance.id.as_str(), instance)).collect();
        let groups = list(cx.scope(), &Filter { region, ..Filter::default() }, Window::ALL)?.items;
        let now = cx.now();
        let view = |member: Member| {
            let instance = instances.get(member.instance.as_str())?;
            Some(View::of(member, instance, &groups, now))
        };
        let is_one = |text: &Text, list: &Option<Vec<String>>, word: &str| {
            text.get().is_none_or(|wanted| wanted == word)
                && list.as_ref().is_none_or(|words| words.is_empty() || words.iter().any(|wanted| wanted == word))
        };
        let views: Vec<_> = found
            .into_iter()
            .filter_map(view)
            .filter(|view| is_one(&input.lifecycle_state, &input.lifecycle_states, view.lifecycle_state))
            .filter(|view| is_one(&input.creation_type, &input.creation_types, view.creation_type))
            .filter(|view| is_one(&input.health_status, &None, view.health_status))
            .collect();
        Ok(page.cut(views, |view| view))
    }
}

impl View {
    fn of(member: Member, instance: &Instance, groups: &[Group], now: Timestamp) -> Self {
        let group = groups.iter().find(|group| group.id == member.group);
        let has_template = !member.template_version.is_empty();
        let template = group.map(|group| group.template_id.clone()).filter(|id| has_template && !id.is_empty());
        Self {
            creation_type: if member.is_created { "AutoCreated" } else { "Attached" },
            lifecycle_state: state(&member, instance, now),
            health_status: health(&member, instance, now),
            warmup_state: "NoNeedWarmup",
            load_balancer_weight: member.weight.unwrap_or(50),
            zone_id: instance.zone.clone(),
            creation_time: time::minutes(member.added_at),
            created_time: time::seconds(member.added_at),
            entrusted: member.is_entrusted,
            launch_template_id: template,
            launch_template_version: has_template.then_some(member.template_version),
            scaling_configuration_id: Some(member.configuration).filter(|id| !id.is_empty()),
            scaling_activity_id: member.activity,
            scaling_group_id: member.group,
            instance_id: member.instance,
        }
    }
}
