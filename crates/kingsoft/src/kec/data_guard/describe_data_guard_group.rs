//! `DescribeDataGuardGroup`

use std::collections::HashMap;

use compute::deployment_set::{DeploymentSet, Filter, Member, list, members};
use compute::instance::get_many;
use compute::listing::Window;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::field::level;
use super::{CAPACITY, DATA_GUARD_ID, asks};
use crate::asks::each;
use crate::kec::Kec;
use crate::kec::errors::Error;
use crate::kec::field::Ids;
use crate::kec::location::known_region;

/// Lists the data guard groups of the region with their instances, newest first.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeDataGuardGroup {
    /// Only this one.
    #[serde(default)]
    data_guard_id: Ids,
    /// Only those of this name.
    data_guard_name: Option<String>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    data_guards_set: Vec<Group>,
    /// Whether a group can keep its instances in domains of their own.
    #[serde(rename = "isSupportDomain")]
    is_support_domain: bool,
}

/// A data guard group.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct Group {
    data_guard_id: String,
    data_guard_name: String,
    data_guard_level: &'static str,
    data_guard_capacity: usize,
    data_guard_used_size: usize,
    data_guard_instances_list: Vec<Instance>,
    data_guard_type: String,
}

/// An instance in a group.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct Instance {
    instance_id: String,
    instance_name: String,
}

impl Group {
    fn new(group: DeploymentSet, instances: Vec<Instance>) -> Self {
        Self {
            data_guard_level: level(&group.strategy),
            data_guard_capacity: CAPACITY,
            data_guard_used_size: instances.len(),
            data_guard_instances_list: instances,
            data_guard_id: group.id,
            data_guard_name: group.name,
            data_guard_type: group.strategy,
        }
    }
}

impl Operation for DescribeDataGuardGroup {
    const NAME: &'static str = "DescribeDataGuardGroup";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[("DataGuardName", "apart")];
    type Service = Kec;
    type Input = Self;
    type Output = Output;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        let ids = input.data_guard_id.clone().wanted().unwrap_or_default();
        each(&ids, |id| asks("kec:DescribeDataGuardGroup", id, caller, call))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Output, Error> {
        let region = known_region(cx)?;
        let filter = Filter {
            region: Some(region.id.clone()),
            ids: input.data_guard_id.wanted(),
            name: input.data_guard_name.filter(|name| !name.is_empty()),
            strategy: None,
        };
        let groups = list(cx.scope(), &filter, Window::ALL)?.items;
        let members = members(cx.scope(), &region.id, DATA_GUARD_ID)?;
        let mut instances = by_group(cx, members)?;
        let group = |group: DeploymentSet| {
            let instances = instances.remove(&group.id).unwrap_or_default();
            Group::new(group, instances)
        };
        Ok(Output { data_guards_set: groups.into_iter().map(group).collect(), is_support_domain: true })
    }
}

/// The instances of each group, the newest first.
fn by_group(cx: &mut Cx<'_>, members: Vec<Member>) -> Result<HashMap<String, Vec<Instance>>, Error> {
    let ids: Vec<_> = members.iter().map(|member| member.instance.as_str()).collect();
    let found = get_many(cx.scope(), &ids)?;
    let mut names: HashMap<_, _> = found.into_iter().map(|instance| (instance.id, instance.name)).collect();
    let mut groups = HashMap::<_, Vec<_>>::new();
    for Member { set, instance, .. } in members {
        let instance_name = names.remove(&instance).unwrap_or_default();
        groups.entry(set).or_default().push(Instance { instance_id: instance, instance_name });
    }
    Ok(groups)
}
