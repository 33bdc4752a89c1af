//! `RemoveInstances`

use compute::scaling::ActivityKind;
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::params::Unbuilt;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::Begun;
use super::leaving::{Leaving, from_group};
use crate::ecs::Result;
use crate::ecs::field::{ClientToken, Required, Text};
use crate::ess::Ess;
use crate::ess::field::{asks, invalid};

/// Takes instances out of a group that is enabled. Those that the group made are released.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct RemoveInstances {
    /// Group.
    scaling_group_id: Required,
    /// Up to 20 of its instances.
    #[serde(default)]
    instance_id: Vec<String>,
    /// Whether the group has fewer instances then, as it has by default; else it makes others in their place.
    decrease_desired_capacity: Option<bool>,
    /// What becomes of those that the group made: `release`, which is the default.
    #[serde(default)]
    remove_policy: Text,
    /// Whether instances that are not in the group are passed over.
    #[serde(default)]
    ignore_invalid_instance: bool,
    /// How long the group waits for an instance that stops.
    #[serde(default, rename = "StopInstanceTimeout")]
    _stop_instance_timeout: Unbuilt,
    /// What hooks are told.
    #[serde(default, rename = "LifecycleHookContext")]
    _lifecycle_hook_context: Unbuilt,
    /// Makes a repeated call harmless.
    #[serde(default, rename = "ClientToken")]
    _client_token: ClientToken,
}

impl Operation for RemoveInstances {
    const NAME: &'static str = "RemoveInstances";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("ScalingGroupId", "asg-bp67acfmxazb4pa1b2c3"), ("InstanceId.1", "i-bp67acfmxazb4pa1b2c3")];
    type Service = Ess;
    type Input = Self;
    type Output = Begun;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        asks("ess:RemoveInstances", caller, call, &input.scaling_group_id)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Begun> {
        if !matches!(input.remove_policy.get(), None | Some("release")) {
            return Err(invalid("RemovePolicy"));
        }
        let leaving = Leaving {
            group: &input.scaling_group_id,
            ids: &input.instance_id,
            shrinks: input.decrease_desired_capacity.unwrap_or(true),
            passes_over: input.ignore_invalid_instance,
            kind: ActivityKind::Remove,
        };
        Ok(Begun { scaling_activity_id: from_group(cx.scope(), &leaving)? })
    }
}
