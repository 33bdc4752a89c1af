//! `DeleteSecurityGroup`

use compute::network::security_group;
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::text::in_region;
use crate::ecs::Ecs;
use crate::ecs::checks::one;
use crate::ecs::errors::Result;
use crate::ecs::field::{RegionId, Required};
use crate::ecs::view::Empty;

/// Deletes a security group that holds no instance and that no other group's rule names.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DeleteSecurityGroup {
    /// Region of the group.
    region_id: RegionId,
    /// Group.
    security_group_id: Required,
}

impl Operation for DeleteSecurityGroup {
    const NAME: &'static str = "DeleteSecurityGroup";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("RegionId", "cn-hangzhou"), ("SecurityGroupId", "sg-bp67acfmxazb4pa1b2c3")];
    type Service = Ecs;
    type Input = Self;
    type Output = Empty;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        one("ecs:DeleteSecurityGroup", caller, call, "securitygroup", &input.security_group_id)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Empty> {
        let group = in_region(cx.scope(), &input.region_id.0.id, &input.security_group_id)?;
        security_group::delete(cx.scope(), &group.id)?;
        Ok(Empty {})
    }
}
