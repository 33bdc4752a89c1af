//! `ModifySecurityGroupAttribute`

use compute::network::security_group::{self, Change};
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::text::{self, in_region};
use crate::ecs::Ecs;
use crate::ecs::checks::one;
use crate::ecs::errors::Result;
use crate::ecs::field::{RegionId, Required, Text};
use crate::ecs::view::Empty;

/// Changes the name or the description of a security group; an empty text changes nothing.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct ModifySecurityGroupAttribute {
    /// Region of the group.
    region_id: RegionId,
    /// Group.
    security_group_id: Required,
    /// New name, 2 to 128 characters.
    #[serde(default)]
    security_group_name: Text,
    /// New description, 2 to 256 characters.
    #[serde(default)]
    description: Text,
}

impl Operation for ModifySecurityGroupAttribute {
    const NAME: &'static str = "ModifySecurityGroupAttribute";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("RegionId", "cn-hangzhou"), ("SecurityGroupId", "sg-bp67acfmxazb4pa1b2c3"), ("SecurityGroupName", "web")];
    type Service = Ecs;
    type Input = Self;
    type Output = Empty;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        one("ecs:ModifySecurityGroupAttribute", caller, call, "securitygroup", &input.security_group_id)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Empty> {
        let group = in_region(cx.scope(), &input.region_id.0.id, &input.security_group_id)?;
        let change = Change {
            name: input.security_group_name.get().map(|name| text::name(Some(name))).transpose()?,
            description: input.description.get().map(|remark| text::description(Some(remark))).transpose()?,
            ..Change::default()
        };
        security_group::modify(cx.scope(), &group.id, change)?;
        Ok(Empty {})
    }
}
