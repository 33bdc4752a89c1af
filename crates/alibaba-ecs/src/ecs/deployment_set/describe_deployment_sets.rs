//! `DescribeDeploymentSets`

use std::collections::BTreeMap;

use alibaba_core::list::{Listed, Page, Place};
use compute::deployment_set::{DeploymentSet, Filter, Member, list, members};
use kernel::time;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use serde_with::skip_serializing_none;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation, With};

use super::{MOST, OF_INSTANCE};
use crate::ecs::Ecs;
use crate::ecs::checks::each;
use crate::ecs::codes;
use crate::ecs::errors::{Error, Result};
use crate::ecs::field::{JsonList, RegionId, Text};
use crate::page::Numbered;

/// Lists deployment sets, newest first; everything that is asked about must be so.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeDeploymentSets {
    /// Region of the sets.
    region_id: RegionId,
    /// Up to 100 deployment sets, as a JSON array.
    #[serde(default)]
    deployment_set_ids: JsonList,
    /// Name.
    #[serde(default)]
    deployment_set_name: Text,
    /// How instances are spread.
    #[serde(default)]
    strategy: Text,
    /// Domain: `Default`.
    #[serde(default)]
    domain: Text,
    /// What instances are kept apart by: `Host`.
    #[serde(default)]
    granularity: Text,
    /// Kind of network: `vpc` or `classic`.
    #[serde(default)]
    network_type: Text,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    region_id: String,
    #[serde(flatten)]
    page: Page<View, Place>,
}

#[skip_serializing_none]
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct View {
    deployment_set_id: String,
    deployment_set_name: String,
    deployment_set_description: String,
    deployment_strategy: String,
    strategy: String,
    domain: &'static str,
    granularity: &'static str,
    group_count: Option<i64>,
    instance_amount: usize,
    instance_ids: Value,
    capacities: Value,
    creation_time: String,
}

impl Listed for View {
    const LIST: &'static str = "DeploymentSets";
    const ITEM: &'static str = "DeploymentSet";
}

impl Operation for DescribeDeploymentSets {
    const NAME: &'static str = "DescribeDeploymentSets";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("RegionId", "cn-hangzhou"), ("DeploymentSetIds", r#"["ds-bp67acfmxazb4pa1b2c3"]"#)];
    type Service = Ecs;
    type Input = With<Self, Numbered<50>>;
    type Output = Output;

    fn checks(With(input, _): &Self::Input, caller: &Caller, call: &Call) -> Checks {
        let ids = input.deployment_set_ids.get().unwrap_or_default().iter().map(String::as_str);
        each("ecs:DescribeDeploymentSets", caller, call, "deploymentset", ids)
    }

    fn handle(cx: &mut Cx<'_>, With(input, page): Self::Input) -> Result<Output> {
        if input.deployment_set_ids.get().is_some_and(|ids| ids.len() > 100) {
            return Err(Error::of(codes::deployment_set::TOO_MANY));
        }
        let other = |word: &Text, usual: &str| word.get().is_some_and(|word| !word.eq_ignore_ascii_case(usual));
        let nothing =
            other(&input.domain, "default") || other(&input.granularity, "host") || other(&input.network_type, "vpc");
        let region = &input.region_id.0.id;
        let filter = Filter {
            region: Some(region.clone()),
            ids: if nothing { Some(Vec::new()) } else { input.deployment_set_ids.get().map(<[String]>::to_vec) },
            name: input.deployment_set_name.cloned(),
            strategy: input.strategy.cloned(),
        };
        let part = list(cx.scope(), &filter, page.window())?;
        let all = members(cx.scope(), region, OF_INSTANCE)?;
        Ok(Output { region_id: region.clone(), page: page.answer(part, |set| View::of(set, &all)) })
    }
}

impl View {
    fn of(set: DeploymentSet, all: &[Member]) -> Self {
        let own: Vec<_> = all.iter().filter(|member| member.set == set.id).collect();
        let ids: Vec<_> = own.iter().map(|member| member.instance.as_str()).collect();
        let mut zones = BTreeMap::<&str, usize>::new();
        for member in &own {
            *zones.entry(&member.zone).or_default() += 1;
        }
        let capacity = |(zone, used): (&&str, &usize)| json!({"ZoneId": zone, "UsedAmount": used, "AvailableAmount": MOST.saturating_sub(*used)});
        Self {
            domain: "Default",
            granularity: "Host",
            group_count: set.group_count,
            instance_amount: own.len(),
            instance_ids: json!({"InstanceId": ids}),
            capacities: json!({"Capacity": zones.iter().map(capacity).collect::<Vec<_>>()}),
            creation_time: time::seconds(set.created_at),
            deployment_set_id: set.id,
            deployment_set_name: set.name,
            deployment_set_description: set.description,
            deployment_strategy: set.strategy.clone(),
            strategy: set.strategy,
        }
    }
}
