//! `StartInstances`

use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::batch::{self, BatchOptimization, Outcome, Output};
use crate::ecs::Ecs;
use crate::ecs::checks::each;
use crate::ecs::errors::Result;
use crate::ecs::field::RegionId;

/// Starts several instances that are stopped.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct StartInstances {
    /// Region of the instances.
    #[serde(rename = "RegionId")]
    _region_id: RegionId,
    /// Up to 100 instances.
    #[serde(default)]
    instance_id: Vec<String>,
    /// What becomes of the call when one instance refuses.
    #[serde(default)]
    batch_optimization: BatchOptimization,
    /// Whether everything is checked and nothing done.
    #[serde(default)]
    dry_run: bool,
}

impl Operation for StartInstances {
    const NAME: &'static str = "StartInstances";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("RegionId", "cn-hangzhou"), ("InstanceId.1", "i-bp67acfmxazb4pa1b2c3")];
    type Service = Ecs;
    type Input = Self;
    type Output = Output;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        each("ecs:StartInstances", caller, call, "instance", input.instance_id.iter().map(String::as_str))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Output> {
        batch::check(&input.instance_id)?;
        let mut outcome = Outcome::new(input.batch_optimization, input.dry_run);
        for id in &input.instance_id {
            let (now, done) = (cx.now(), compute::instance::start(cx.scope(), id));
            outcome.add(id, now, done)?;
        }
        outcome.finish()
    }
}
