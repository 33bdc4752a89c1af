//! `DescribeSecurityGroups`

use alibaba_core::list::{Listed, Page};
use std::collections::HashMap;

use compute::network::security_group::rule::{self, Rule};
use compute::network::security_group::{self, Filter, SecurityGroup, TAGGED};
use kernel::{Tags, time};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_with::skip_serializing_none;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation, Scope, With};

use crate::ecs::Ecs;
use crate::ecs::checks::{each, with_tags};
use crate::ecs::codes;
use crate::ecs::errors::{Error, Result};
use crate::ecs::field::{JsonList, RegionId, Text};
use crate::page::{NumberedOrToken, PlaceOrToken};
use crate::tag::{self as tags, Tag, TagsView};

/// Lists security groups, newest first.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeSecurityGroups {
    /// Region of the groups.
    region_id: RegionId,
    /// Network.
    #[serde(default)]
    vpc_id: Text,
    /// One group.
    #[serde(default)]
    security_group_id: Text,
    /// Up to 100 groups, as a JSON array.
    #[serde(default)]
    security_group_ids: JsonList,
    /// Name.
    #[serde(default)]
    security_group_name: Text,
    /// Whether the name may be part of a longer one.
    #[serde(default)]
    fuzzy_query: bool,
    /// Kind: `normal` or `enterprise`.
    #[serde(default)]
    security_group_type: Text,
    /// Kind of network: `vpc` or `classic`.
    #[serde(default)]
    network_type: Text,
    /// Resource group.
    #[serde(default)]
    resource_group_id: Text,
    /// Whether it is shown how many instances the groups hold and take.
    #[serde(default)]
    is_query_ecs_count: bool,
    /// Tags.
    #[serde(default)]
    tag: Vec<Tag>,
    /// Whether only the permission is checked.
    #[serde(default)]
    dry_run: bool,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    region_id: String,
    #[serde(flatten)]
    page: Page<View, PlaceOrToken>,
}

#[skip_serializing_none]
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct View {
    security_group_id: String,
    security_group_name: String,
    description: String,
    security_group_type: String,
    vpc_id: String,
    resource_group_id: String,
    creation_time: String,
    service_managed: bool,
    rule_count: usize,
    group_to_group_rule_count: usize,
    ecs_count: Option<i64>,
    available_instance_amount: Option<i64>,
    tags: TagsView,
}

impl Listed for View {
    const LIST: &'static str = "SecurityGroups";
    const ITEM: &'static str = "SecurityGroup";
}

impl Operation for DescribeSecurityGroups {
    const NAME: &'static str = "DescribeSecurityGroups";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("RegionId", "cn-hangzhou"), ("VpcId", "vpc-bp1opxu1zkhn00gzva1b2")];
    type Service = Ecs;
    type Input = With<Self, NumberedOrToken<50, 1, 100>>;
    type Output = Output;

    fn checks(With(input, _): &Self::Input, caller: &Caller, call: &Call) -> Checks {
        let ids = ids(input).unwrap_or_default();
        let ids = ids.iter().map(String::as_str);
        with_tags(each("ecs:DescribeSecurityGroups", caller, call, "securitygroup", ids), &input.tag)
    }

    fn handle(cx: &mut Cx<'_>, With(input, page): Self::Input) -> Result<Output> {
        if !matches!(input.security_group_type.get(), None | Some("normal" | "enterprise")) {
            return Err(Error::of(codes::security_group::TYPE_NOT_LISTED));
        }
        let name = input.security_group_name.cloned();
        let filter = Filter {
            region: Some(input.region_id.0.id.clone()),
            // Nothing of the sandbox is in the classic network.
            ids: if input.network_type.get() == Some("classic") { Some(Vec::new()) } else { ids(&input) },
            vpcs: input.vpc_id.cloned().map(|id| vec![id]),
            name: name.map(|name| if input.fuzzy_query { format!("*{name}*") } else { name }),
            kind: input.security_group_type.cloned(),
            resource_group: input.resource_group_id.cloned(),
            tags: tags::filter(&input.tag)?,
        };
        if input.dry_run {
            return Err(Error::dry_run());
        }
        let part = security_group::list(cx.scope(), &filter, page.window())?;
        let beside = Beside::of(cx.scope(), &part.items, input.is_query_ecs_count)?;
        Ok(Output { region_id: input.region_id.0.id.clone(), page: page.answer(part, |group| beside.view(group)) })
    }
}

/// The groups that a call names: the one, the list, or what is in both.
fn ids(input: &DescribeSecurityGroups) -> Option<Vec<String>> {
    match (input.security_group_id.get(), input.security_group_ids.get()) {
        (None, list) => list.map(<[String]>::to_vec),
        (Some(id), Some(list)) if !list.iter().any(|other| other == id) => Some(Vec::new()),
        (Some(id), _) => Some(vec![id.to_owned()]),
    }
}

/// What is shown with the groups of an answer.
struct Beside {
    tags: HashMap<String, Tags>,
    rules: Vec<Rule>,
    /// How many interfaces are in them, when that is asked for.
    members: Option<HashMap<String, i64>>,
}

impl Beside {
    fn of(scope: &mut Scope<'_>, groups: &[SecurityGroup], count: bool) -> Result<Self> {
        let ids: Vec<_> = groups.iter().map(|group| group.id.as_str()).collect();
        Ok(Self {
            tags: store::tag::of_many(scope, TAGGED, &ids)?,
            rules: rule::of_groups(scope, &ids)?,
            members: if count { Some(security_group::members(scope, &ids)?) } else { None },
        })
    }

    fn view(&self, group: SecurityGroup) -> View {
        let rules = || self.rules.iter().filter(|rule| rule.group_id == group.id);
        let between = |rule: &&Rule| !rule.terms.source.group.is_empty() || !rule.terms.destination.group.is_empty();
        let members = self.members.as_ref().map(|members| members.get(&group.id).copied().unwrap_or_default());
        let room = if group.kind == "enterprise" { 65_536 } else { 2_000 };
        View {
            tags: self.tags.get(&group.id).into(),
            rule_count: rules().count(),
            group_to_group_rule_count: rules().filter(between).count(),
            security_group_id: group.id,
            security_group_name: group.name,
            description: group.description,
            security_group_type: group.kind,
            vpc_id: group.vpc_id,
            resource_group_id: group.resource_group,
            creation_time: time::seconds(group.created_at),
            service_managed: false,
            ecs_count: members,
            available_instance_amount: members.map(|members| room - members),
        }
    }
}
