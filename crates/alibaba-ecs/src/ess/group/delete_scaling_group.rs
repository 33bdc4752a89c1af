//! `DeleteScalingGroup`

use compute::scaling::{MemberFilter, delete, get, members, members_of, remove};
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::ecs::field::Required;
use crate::ecs::view::Empty;
use crate::ecs::{Error, Result};
use crate::ess::field::asks;
use crate::ess::{Ess, codes};

/// Deletes a group with its configurations and rules.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DeleteScalingGroup {
    /// Group.
    scaling_group_id: Required,
    /// Whether its instances leave it, and are released where the group made them; else it has none.
    #[serde(default)]
    force_delete: bool,
}

impl Operation for DeleteScalingGroup {
    const NAME: &'static str = "DeleteScalingGroup";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("ScalingGroupId", "asg-bp67acfmxazb4pa1b2c3"), ("ForceDelete", "true")];
    type Service = Ess;
    type Input = Self;
    type Output = Empty;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        asks("ess:DeleteScalingGroup", caller, call, &input.scaling_group_id)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Empty> {
        let group = get(cx.scope(), &input.scaling_group_id)?;
        if group.is_protected {
            return Err(Error::of(codes::GROUP_PROTECTED));
        }
        if input.force_delete {
            let all = members_of(cx.scope(), &group.id)?;
            remove(cx.scope(), &all)?;
        } else {
            let filter = MemberFilter { groups: Some(vec![group.id.clone()]), ..MemberFilter::default() };
            if members(cx.scope(), &filter, compute::listing::Window::page(1, 1))?.total > 0 {
                return Err(Error::of(codes::HAS_INSTANCES));
            }
        }
        delete(cx.scope(), &group)?;
        Ok(Empty {})
    }
}
