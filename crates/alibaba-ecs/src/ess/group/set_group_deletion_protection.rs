//! `SetGroupDeletionProtection`

use compute::scaling::{get, save};
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::ecs::Result;
use crate::ecs::field::Required;
use crate::ecs::view::Empty;
use crate::ess::Ess;
use crate::ess::field::asks;

/// Says whether a group is protected from being deleted.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct SetGroupDeletionProtection {
    /// Group.
    scaling_group_id: Required,
    /// Whether it is; not by default.
    #[serde(default)]
    group_deletion_protection: bool,
}

impl Operation for SetGroupDeletionProtection {
    const NAME: &'static str = "SetGroupDeletionProtection";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("ScalingGroupId", "asg-bp67acfmxazb4pa1b2c3"), ("GroupDeletionProtection", "true")];
    type Service = Ess;
    type Input = Self;
    type Output = Empty;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        asks("ess:SetGroupDeletionProtection", caller, call, &input.scaling_group_id)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Empty> {
        let mut group = get(cx.scope(), &input.scaling_group_id)?;
        group.is_protected = input.group_deletion_protection;
        group.modified_at = cx.now();
        save(cx.scope(), &group)?;
        Ok(Empty {})
    }
}
