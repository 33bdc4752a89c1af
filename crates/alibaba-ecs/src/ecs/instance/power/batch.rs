//! `StartInstances`, `StopInstances`, `RebootInstances`

use std::marker::PhantomData;

use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation, With};

use super::Action;
use crate::ecs::Ecs;
use crate::ecs::checks::each;
use crate::ecs::errors::Result;
use crate::ecs::field::RegionId;
use crate::ecs::instance::batch::{self, BatchOptimization, Outcome, Output};

/// Starts, stops or restarts several instances.
#[derive(Debug)]
pub struct PowerBatch<A>(PhantomData<A>);

/// The instances of a call.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Several {
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

impl<A: Action> Operation for PowerBatch<A> {
    const NAME: &'static str = A::NAME;
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("RegionId", "cn-hangzhou"), ("InstanceId.1", "i-bp67acfmxazb4pa1b2c3")];
    type Service = Ecs;
    type Input = With<A, Several>;
    type Output = Output;

    fn checks(With(_, on): &Self::Input, caller: &Caller, call: &Call) -> Checks {
        let ids = on.instance_id.iter().map(String::as_str);
        each(format!("ecs:{}", A::NAME), caller, call, "instance", ids)
    }

    fn handle(cx: &mut Cx<'_>, With(action, on): Self::Input) -> Result<Output> {
        batch::check(&on.instance_id)?;
        let mut outcome = Outcome::new(on.batch_optimization, on.dry_run);
        for id in &on.instance_id {
            action.check(cx, id)?;
            let (now, done) = (cx.now(), action.act(cx.scope(), id));
            outcome.add(id, now, done)?;
        }
        outcome.finish()
    }
}
