//! `StopInstances`

use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::batch::{self, BatchOptimization, Outcome, Output};
use super::stop_instance::stop_of;
use crate::ecs::Ecs;
use crate::ecs::checks::each;
use crate::ecs::errors::Result;
use crate::ecs::field::{RegionId, Text};

/// Stops several instances that are running.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct StopInstances {
    /// Region of the instances.
    #[serde(rename = "RegionId")]
    _region_id: RegionId,
    /// Up to 100 instances.
    #[serde(default)]
    instance_id: Vec<String>,
    /// What becomes of the call when one instance refuses.
    #[serde(default)]
    batch_optimization: BatchOptimization,
    /// Whether they are cut off rather than shut down; both take the same time here.
    #[serde(default, rename = "ForceStop")]
    _force_stop: bool,
    /// What they cost while they are stopped: `KeepCharging` (default) or `StopCharging`.
    #[serde(default)]
    stopped_mode: Text,
    /// Whether everything is checked and nothing done.
    #[serde(default)]
    dry_run: bool,
}

impl Operation for StopInstances {
    const NAME: &'static str = "StopInstances";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("RegionId", "cn-hangzhou"), ("InstanceId.1", "i-bp67acfmxazb4pa1b2c3")];
    type Service = Ecs;
    type Input = Self;
    type Output = Output;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        each("ecs:StopInstances", caller, call, "instance", input.instance_id.iter().map(String::as_str))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Output> {
        batch::check(&input.instance_id)?;
        let mut outcome = Outcome::new(input.batch_optimization, input.dry_run);
        for id in &input.instance_id {
            let how = stop_of(cx, id, &input.stopped_mode)?;
            let (now, done) = (cx.now(), compute::instance::stop(cx.scope(), id, &how));
            outcome.add(id, now, done)?;
        }
        outcome.finish()
    }
}
