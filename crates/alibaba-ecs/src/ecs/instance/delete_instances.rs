//! `DeleteInstances`

use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::batch;
use super::delete_instance::release;
use crate::ecs::Ecs;
use crate::ecs::checks::each;
use crate::ecs::codes;
use crate::ecs::errors::{Error, Result};
use crate::ecs::field::{ClientToken, RegionId};
use crate::ecs::view::Empty;

/// Releases several instances with what belongs to them, all or none.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
#[expect(clippy::struct_excessive_bools, reason = "the vendor has them as separate parameters")]
pub struct DeleteInstances {
    /// Region of the instances.
    #[serde(rename = "RegionId")]
    _region_id: RegionId,
    /// Up to 100 instances.
    #[serde(default)]
    instance_id: Vec<String>,
    /// Whether instances that are up are released as well.
    #[serde(default)]
    force: bool,
    /// Whether they are cut off rather than shut down before.
    #[serde(default, rename = "ForceStop")]
    _force_stop: bool,
    /// Whether what has been paid for is given up.
    #[serde(default)]
    terminate_subscription: bool,
    /// Makes a repeated call harmless.
    #[serde(default, rename = "ClientToken")]
    _client_token: ClientToken,
    /// Whether everything is checked and nothing done.
    #[serde(default)]
    dry_run: bool,
}

impl Operation for DeleteInstances {
    const NAME: &'static str = "DeleteInstances";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("RegionId", "cn-hangzhou"), ("InstanceId.1", "i-bp67acfmxazb4pa1b2c3"), ("Force", "true")];
    type Service = Ecs;
    type Input = Self;
    type Output = Empty;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        each("ecs:DeleteInstances", caller, call, "instance", input.instance_id.iter().map(String::as_str))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Empty> {
        batch::check(&input.instance_id)?;
        for id in &input.instance_id {
            // Terraform's provider knows this spelling of a missing instance, and no other, from this operation.
            release(cx, id, input.force, input.terminate_subscription).map_err(|error| match error {
                Error::Domain(compute::Error::NotFound { .. }) => Error::of(codes::instance::SEVERAL_NOT_FOUND),
                other => other,
            })?;
        }
        if input.dry_run { Err(Error::dry_run()) } else { Ok(Empty {}) }
    }
}
