//! `TerminateInstances`

use compute::instance::release;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::kec::Kec;
use crate::kec::errors::Error;
use crate::kec::field::InstanceIds;
use crate::kec::outcome::{Outcome, Outcomes};
use crate::kec::place::instance;

/// Releases instances with their primary interfaces, addresses and disks.
///
/// There is no recycle bin: an instance is gone at once, as with `ForceDelete`.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct TerminateInstances {
    /// The instances: 1 to 100.
    instance_id: InstanceIds,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    instances_set: Vec<Outcome>,
}

fn terminate_one(cx: &mut Cx<'_>, id: &str) -> Result<(), Error> {
    instance(cx, id)?;
    release(cx.scope(), id, true)?;
    Ok(())
}

impl Operation for TerminateInstances {
    const NAME: &'static str = "TerminateInstances";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("InstanceId.1", "b0ef2a8c-5d1c-4f0e-9f9a-2f1f6f0f1a11")];
    type Service = Kec;
    type Input = Self;
    type Output = Output;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        super::each("kec:TerminateInstances", &input.instance_id, caller, call)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Output, Error> {
        let mut outcomes = Outcomes::default();
        for id in input.instance_id.iter() {
            let done = terminate_one(cx, id);
            outcomes.push(id, done)?;
        }
        Ok(Output { instances_set: outcomes.finish()? })
    }
}
