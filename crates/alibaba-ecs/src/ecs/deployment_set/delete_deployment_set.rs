//! `DeleteDeploymentSet`

use compute::deployment_set::delete;
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::OF_INSTANCE;
use crate::ecs::Ecs;
use crate::ecs::checks::one;
use crate::ecs::errors::Result;
use crate::ecs::field::{RegionId, Required};
use crate::ecs::view::Empty;

/// Deletes a deployment set in which no instance is.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DeleteDeploymentSet {
    /// Region of the set.
    region_id: RegionId,
    /// Deployment set.
    deployment_set_id: Required,
}

impl Operation for DeleteDeploymentSet {
    const NAME: &'static str = "DeleteDeploymentSet";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("RegionId", "cn-hangzhou"), ("DeploymentSetId", "ds-bp67acfmxazb4pa1b2c3")];
    type Service = Ecs;
    type Input = Self;
    type Output = Empty;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        one("ecs:DeleteDeploymentSet", caller, call, "deploymentset", &input.deployment_set_id)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Empty> {
        delete(cx.scope(), &input.region_id.0.id, &input.deployment_set_id, OF_INSTANCE)?;
        Ok(Empty {})
    }
}
