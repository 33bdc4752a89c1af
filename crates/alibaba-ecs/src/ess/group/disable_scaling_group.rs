//! `DisableScalingGroup`

use compute::scaling::{get, save};
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::ecs::field::Required;
use crate::ecs::view::Empty;
use crate::ecs::{Error, Result};
use crate::ess::field::asks;
use crate::ess::{Ess, codes};

/// Has a group change nothing about its instances any more.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DisableScalingGroup {
    /// Group, which is enabled.
    scaling_group_id: Required,
}

impl Operation for DisableScalingGroup {
    const NAME: &'static str = "DisableScalingGroup";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[("ScalingGroupId", "asg-bp67acfmxazb4pa1b2c3")];
    type Service = Ess;
    type Input = Self;
    type Output = Empty;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        asks("ess:DisableScalingGroup", caller, call, &input.scaling_group_id)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Empty> {
        let mut group = get(cx.scope(), &input.scaling_group_id)?;
        if !group.is_active {
            return Err(Error::of(codes::GROUP_STATUS));
        }
        group.is_active = false;
        group.due_at = None;
        group.modified_at = cx.now();
        save(cx.scope(), &group)?;
        Ok(Empty {})
    }
}
