//! `AttachInstanceRamRole`

use alibaba_core::arn;
use policy_engine::{Document, Purpose};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Check, Checks, Cx, Effect, Operation};

use super::{Asked, named, passable};
use crate::ecs::Ecs;
use crate::ecs::checks::{each, pass_role};
use crate::ecs::codes::role::OTHER_ATTACHED;
use crate::ecs::errors::{Error, Result};
use crate::ecs::field::{JsonList, RegionId, Required, Text};

/// Gives a role to instances, whose software can then fetch its credentials.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct AttachInstanceRamRole {
    /// Region of the instances.
    region_id: RegionId,
    /// Up to 100 instances, as a JSON array.
    instance_ids: JsonList,
    /// Role; it must trust ECS.
    ram_role_name: Required,
    /// Policy that narrows what the instances' credentials may do, up to 1,024 characters.
    #[serde(default)]
    policy: Text,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    ram_role_name: String,
    total_count: usize,
    fail_count: usize,
    attach_instance_ram_role_results: Results,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct Results {
    attach_instance_ram_role_result: Vec<Item>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct Item {
    instance_id: String,
    code: &'static str,
    message: &'static str,
    success: bool,
}

impl Operation for AttachInstanceRamRole {
    const NAME: &'static str = "AttachInstanceRamRole";
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
        let role = arn::role(caller.account(), &input.ram_role_name);
        each("ecs:AttachInstanceRamRole", caller, call, "instance", ids)
            .and(Check::new("ecs:AttachInstanceRamRole", role))
            .and(pass_role(caller, &input.ram_role_name))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Output> {
        let instances = named(cx.scope(), &input.region_id.0.id, &input.instance_ids.or_empty())?;
        let role = passable(cx.scope(), &input.ram_role_name, Asked::ByAttachment)?;
        check_policy(cx, input.policy.get())?;
        let mut items = Vec::with_capacity(instances.len());
        for instance in instances {
            let attached = compute::instance::role::attach(cx.scope(), &instance.id, &role, input.policy.cloned());
            let (code, message, success) = match attached {
                Ok(_) => ("200", "success", true),
                Err(compute::Error::OtherRole { .. }) => (OTHER_ATTACHED.code, OTHER_ATTACHED.text, false),
                Err(refusal) => return Err(refusal.into()),
            };
            items.push(Item { instance_id: instance.id, code, message, success });
        }
        Ok(Output {
            ram_role_name: role.name().to_string(),
            total_count: items.len(),
            fail_count: items.iter().filter(|item| !item.success).count(),
            attach_instance_ram_role_results: Results { attach_instance_ram_role_result: items },
        })
    }
}

fn check_policy(cx: &mut Cx<'_>, policy: Option<&str>) -> Result<()> {
    let Some(policy) = policy else { return Ok(()) };
    let dialect = iam::dialect(cx.scope().tenant()).map_err(|_| Error::invalid("Policy"))?;
    let fits = policy.chars().count() <= 1_024 && Document::parse(dialect, Purpose::Session, policy).is_ok();
    if fits { Ok(()) } else { Err(Error::invalid("Policy")) }
}
