//! `EnableScalingGroup`

use compute::scaling::{configuration, get, save};
use schemars::JsonSchema;
use serde::Deserialize;
use store::Fault;
use sts::Caller;
use wire::params::Unbuilt;
use wire::{Call, Checks, Cx, Effect, Staged};

use super::template::{self, Role};
use crate::ecs::field::{Required, Text};
use crate::ecs::view::Empty;
use crate::ecs::{Error, Result};
use crate::ess::field::asks;
use crate::ess::instance::attach;
use crate::ess::{Ess, codes};

/// Has a group make and remove instances by itself. Whoever names a launch template may pass its role to ECS.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct EnableScalingGroup {
    /// Group, which is not enabled.
    scaling_group_id: Required,
    /// Configuration after which instances are made.
    #[serde(default)]
    active_scaling_configuration_id: Text,
    /// Launch template after which instances are made.
    #[serde(default)]
    launch_template_id: Text,
    /// Its version: `Default`, `Latest` or a number.
    #[serde(default)]
    launch_template_version: Text,
    /// Types in place of those of the launch template.
    #[serde(default, rename = "LaunchTemplateOverride")]
    _launch_template_override: Unbuilt,
    /// Up to 20 instances that are added.
    #[serde(default)]
    instance_id: Vec<String>,
    /// Their weights behind load balancers, 1 to 100, in the order of the instances; 50 by default.
    #[serde(default)]
    load_balancer_weight: Vec<i64>,
}

impl Staged for EnableScalingGroup {
    const NAME: &'static str = "EnableScalingGroup";
    const EFFECT: Effect = Effect::Write;
    const PREPARES: bool = false;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("ScalingGroupId", "asg-bp67acfmxazb4pa1b2c3"), ("ActiveScalingConfigurationId", "asc-bp67acfmxazb4pa1b2c3")];
    type Service = Ess;
    type Input = Self;
    type Prepared = ();
    type Loaded = Role;
    type Output = Empty;

    fn load(cx: &mut Cx<'_>, input: &Self, (): ()) -> std::result::Result<Role, Fault> {
        template::load(cx.scope(), &input.launch_template_id, &input.launch_template_version)
    }

    fn checks(input: &Self, role: &Role, caller: &Caller, call: &Call) -> Checks {
        template::checks(asks("ess:EnableScalingGroup", caller, call, &input.scaling_group_id), role, caller)
    }

    fn handle(cx: &mut Cx<'_>, input: Self, _: Role) -> Result<Empty> {
        let mut group = get(cx.scope(), &input.scaling_group_id)?;
        if group.is_active {
            return Err(Error::of(codes::GROUP_STATUS));
        }
        if let Some(id) = input.active_scaling_configuration_id.get() {
            let found = configuration(cx.scope(), id)?;
            if found.group != group.id {
                return Err(Error::of(codes::CONFIGURATION_NOT_FOUND));
            }
            group.configuration_id = found.id;
            group.template_id.clear();
        }
        template::take(cx.scope(), &mut group, (&input.launch_template_id, &input.launch_template_version))?;
        if group.configuration_id.is_empty() && group.template_id.is_empty() {
            return Err(Error::of(codes::NO_CONFIGURATION));
        }
        if !input.instance_id.is_empty() {
            attach(cx.scope(), &group, &input.instance_id, (false, &input.load_balancer_weight))?;
        }
        group.is_active = true;
        group.modified_at = cx.now();
        group.look_soon(cx.scope());
        save(cx.scope(), &group)?;
        Ok(Empty {})
    }
}
