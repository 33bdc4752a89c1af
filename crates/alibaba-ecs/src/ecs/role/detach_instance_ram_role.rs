//! `DetachInstanceRamRole`

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::named;
use crate::ecs::Ecs;
use crate::ecs::checks::each;
use crate::ecs::codes::role::NOT_ATTACHED;
use crate::ecs::errors::Result;
use crate::ecs::field::{JsonList, RegionId, Text};

/// Takes the role from instances. Credentials that they have fetched stay good until they expire.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DetachInstanceRamRole {
    /// Region of the instances.
    region_id: RegionId,
    /// Up to 100 instances, as a JSON array.
    instance_ids: JsonList,
    /// Role that they must have; any by default.
    #[serde(default)]
    ram_role_name: Text,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    ram_role_name: String,
    total_count: usize,
    fail_count: usize,
    detach_instance_ram_role_results: Results,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct Results {
    detach_instance_ram_role_result: Vec<Item>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct Item {
    instance_id: String,
    code: &'static str,
    message: &'static str,
    success: bool,
    instance_ram_role_sets: Sets,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct Sets {
    instance_ram_role_set: Vec<Set>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct Set {
    instance_id: String,
    ram_role_name: String,
}

impl Operation for DetachInstanceRamRole {
    const NAME: &'static str = "DetachInstanceRamRole";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[
        ("RegionId", "cn-hangzhou"),
        ("InstanceIds", r#"["i-bp67acfmxazb4pa1b2c3"]"#),
        ("RamRoleName", "MyApplicationRole"),
    ];
    type Service = Ecs;
    type Input = Self;
    type Output = Output;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        let ids = input.instance_ids.get().unwrap_or_default().iter().map(String::as_str);
        each("ecs:DetachInstanceRamRole", caller, call, "instance", ids)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Output> {
        let instances = named(cx.scope(), &input.region_id.0.id, &input.instance_ids.or_empty())?;
        let wanted = input.ram_role_name.get().map(iam::Name::from);
        let (mut items, mut last) = (Vec::with_capacity(instances.len()), input.ram_role_name.or_empty());
        for instance in instances {
            let detached = compute::instance::role::detach(cx.scope(), &instance.id, wanted.as_ref());
            let (code, message, role) = match detached {
                Ok(role) => ("200", "success", Some(role.name)),
                Err(compute::Error::OtherRole { .. } | compute::Error::NoRole { .. }) => {
                    (NOT_ATTACHED.code, NOT_ATTACHED.text, None)
                }
                Err(refusal) => return Err(refusal.into()),
            };
            last = role.clone().unwrap_or(last);
            let set = |name| Set { instance_id: instance.id.clone(), ram_role_name: name };
            let sets = Sets { instance_ram_role_set: role.clone().map(set).into_iter().collect() };
            items.push(Item {
                success: role.is_some(),
                instance_id: instance.id,
                code,
                message,
                instance_ram_role_sets: sets,
            });
        }
        Ok(Output {
            ram_role_name: last,
            total_count: items.len(),
            fail_count: items.iter().filter(|item| !item.success).count(),
            detach_instance_ram_role_results: Results { detach_instance_ram_role_result: items },
        })
    }
}
