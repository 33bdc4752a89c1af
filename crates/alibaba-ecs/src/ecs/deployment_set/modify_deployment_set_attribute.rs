//! `ModifyDeploymentSetAttribute`

use compute::deployment_set::{Change, modify};
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::text;
use crate::ecs::Ecs;
use crate::ecs::checks::one;
use crate::ecs::errors::Result;
use crate::ecs::field::{RegionId, Required, Text};
use crate::ecs::view::Empty;

/// Changes the name or the description of a deployment set; an empty text changes nothing.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct ModifyDeploymentSetAttribute {
    /// Region of the set.
    region_id: RegionId,
    /// Deployment set.
    deployment_set_id: Required,
    /// New name, 2 to 128 characters.
    #[serde(default)]
    deployment_set_name: Text,
    /// New description, 2 to 256 characters.
    #[serde(default)]
    description: Text,
}

impl Operation for ModifyDeploymentSetAttribute {
    const NAME: &'static str = "ModifyDeploymentSetAttribute";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("RegionId", "cn-hangzhou"), ("DeploymentSetId", "ds-bp67acfmxazb4pa1b2c3"), ("DeploymentSetName", "apart")];
    type Service = Ecs;
    type Input = Self;
    type Output = Empty;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        one("ecs:ModifyDeploymentSetAttribute", caller, call, "deploymentset", &input.deployment_set_id)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Empty> {
        let change = Change {
            name: input.deployment_set_name.get().map(|name| text::name(Some(name))).transpose()?,
            description: input.description.get().map(|remark| text::description(Some(remark))).transpose()?,
        };
        modify(cx.scope(), &input.region_id.0.id, &input.deployment_set_id, change)?;
        Ok(Empty {})
    }
}
