//! `ModifyScalingGroup`

use compute::scaling::{check, configuration, get, save};
use schemars::JsonSchema;
use serde::Deserialize;
use store::Fault;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Staged, With};

use super::settings::{Settings, removal};
use super::template::{self, Role};
use crate::ecs::field::{Required, Text};
use crate::ecs::view::Empty;
use crate::ecs::{Error, Result};
use crate::ess::field::{asks, check_size, cooldown, invalid, name};
use crate::ess::{Ess, codes, order};

/// Changes a group. Where it is enabled, instances are added and removed after the new numbers. Whoever names a launch template
/// may pass its role to ECS.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct ModifyScalingGroup {
    /// Group.
    scaling_group_id: Required,
    /// New name, 2 to 64 characters.
    #[serde(default)]
    scaling_group_name: Text,
    /// How many instances it has at least, 0 to 2000.
    min_size: Option<i64>,
    /// How many instances it has at most, 0 to 2000.
    max_size: Option<i64>,
    /// How many instances it is kept at.
    desired_capacity: Option<i64>,
    /// Whether it is not kept at a number any more.
    #[serde(default)]
    disable_desired_capacity: bool,
    /// Seconds between activities that alarms ask for, 0 to 86400.
    default_cooldown: Option<i64>,
    /// Up to five vSwitches of its network; the first ones come first.
    #[serde(default)]
    v_switch_ids: Vec<String>,
    /// Which instances are removed first.
    #[serde(default)]
    removal_policy: Vec<String>,
    /// Configuration after which new instances are made, in place of the one before or of a launch template.
    #[serde(default)]
    active_scaling_configuration_id: Text,
    /// Launch template after which new instances are made, in place of a configuration.
    #[serde(default)]
    launch_template_id: Text,
    /// Its version: `Default`, `Latest` or a number.
    #[serde(default)]
    launch_template_version: Text,
    /// Whether the group is protected from being deleted.
    group_deletion_protection: Option<bool>,
}

impl Staged for ModifyScalingGroup {
    const NAME: &'static str = "ModifyScalingGroup";
    const EFFECT: Effect = Effect::Write;
    const PREPARES: bool = false;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("ScalingGroupId", "asg-bp67acfmxazb4pa1b2c3"), ("DesiredCapacity", "3"), ("MaxSize", "5")];
    type Service = Ess;
    type Input = With<Self, Settings>;
    type Prepared = ();
    type Loaded = Role;
    type Output = Empty;

    fn load(cx: &mut Cx<'_>, With(input, _): &Self::Input, (): ()) -> std::result::Result<Role, Fault> {
        template::load(cx.scope(), &input.launch_template_id, &input.launch_template_version)
    }

    fn checks(With(input, _): &Self::Input, role: &Role, caller: &Caller, call: &Call) -> Checks {
        template::checks(asks("ess:ModifyScalingGroup", caller, call, &input.scaling_group_id), role, caller)
    }

    fn handle(cx: &mut Cx<'_>, With(input, settings): Self::Input, _: Role) -> Result<Empty> {
        let mut group = get(cx.scope(), &input.scaling_group_id)?;
        if input.scaling_group_name.get().is_some() {
            group.name = name(input.scaling_group_name.get(), "ScalingGroupName")?;
            check(cx.scope(), &group)?;
        }
        group.least = input.min_size.unwrap_or(group.least);
        group.most = input.max_size.unwrap_or(group.most);
        if input.disable_desired_capacity {
            group.desired = None;
        }
        group.desired = input.desired_capacity.or(group.desired);
        if input.desired_capacity.is_none() {
            // The number follows the bounds.
            group.desired = group.desired.filter(|_| group.least <= group.most).map(|number| group.within(number));
        }
        check_size(group.least, group.most, group.desired)?;
        if let Some(seconds) = input.default_cooldown {
            group.cooldown = cooldown(seconds, "DefaultCooldown")?;
        }
        if !input.v_switch_ids.is_empty() {
            let all: Vec<_> = group.subnets.iter().take(1).chain(&input.v_switch_ids).cloned().collect();
            order::subnets(cx.scope(), &group.region, &all)?;
            if input.v_switch_ids.len() > 5 {
                return Err(invalid("VSwitchIds"));
            }
            group.subnets = input.v_switch_ids;
        }
        if !input.removal_policy.is_empty() {
            group.removal = removal(&input.removal_policy)?;
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
        group.is_protected = input.group_deletion_protection.unwrap_or(group.is_protected);
        group.extras.extend(settings.extras()?);
        group.modified_at = cx.now();
        group.look_soon(cx.scope());
        save(cx.scope(), &group)?;
        Ok(Empty {})
    }
}
