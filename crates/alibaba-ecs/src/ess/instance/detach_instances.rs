//! `DetachInstances`

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

/// Takes instances out of a group that is enabled. They stay as they are.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DetachInstances {
    /// Group.
    scaling_group_id: Required,
    /// Up to 20 of its instances.
    #[serde(default)]
    instance_id: Vec<String>,
    /// Whether the group has fewer instances then, as it has by default; else it makes others in their place.
    decrease_desired_capacity: Option<bool>,
    /// Whether they leave load balancers and databases too: `both`. There are none.
    #[serde(default)]
    detach_option: Text,
    /// Whether instances that are not in the group are passed over.
    #[serde(default)]
    ignore_invalid_instance: bool,
    /// Whether hooks wait for somebody.
    #[serde(default, rename = "LifecycleHook")]
    _lifecycle_hook: Unbuilt,
    /// Makes a repeated call harmless.
    #[serde(default, rename = "ClientToken")]
    _client_token: ClientToken,
}

impl Operation for DetachInstances {
    const NAME: &'static str = "DetachInstances";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("ScalingGroupId", "asg-bp67acfmxazb4pa1b2c3"), ("InstanceId.1", "i-bp67acfmxazb4pa1b2c3")];
    type Service = Ess;
    type Input = Self;
    type Output = Begun;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        asks("ess:DetachInstances", caller, call, &input.scaling_group_id)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Begun> {
        if !matches!(input.detach_option.get(), None | Some("both")) {
            return Err(invalid("DetachOption"));
        }
        let leaving = Leaving {
            group: &input.scaling_group_id,
            ids: &input.instance_id,
            shrinks: input.decrease_desired_capacity.unwrap_or(true),
            passes_over: input.ignore_invalid_instance,
            kind: ActivityKind::Detach,
        };
        Ok(Begun { scaling_activity_id: from_group(cx.scope(), &leaving)? })
    }
}
