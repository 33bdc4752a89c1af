//! `StopInstances`

use compute::instance::{Stop, stop};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::kec::Kec;
use crate::kec::errors::Error;
use crate::kec::field::InstanceIds;
use crate::kec::outcome::{Outcome, Outcomes};
use crate::kec::place::instance;

/// Stops instances that are running. What became of each is in the answer.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct StopInstances {
    /// The instances: 1 to 100.
    instance_id: InstanceIds,
    /// `KeepCharging` or `StopCharging`.
    #[serde(default)]
    stopped_mode: StoppedMode,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    instances_set: Vec<Misspelt>,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, JsonSchema)]
enum StoppedMode {
    #[default]
    KeepCharging,
    StopCharging,
}

/// The vendor misspells one key here, and its clients read it so.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct Misspelt {
    instance_id: String,
    r#return: bool,
    messgae: String,
    message: String,
}

impl From<Outcome> for Misspelt {
    fn from(outcome: Outcome) -> Self {
        let Outcome { instance_id, r#return, message } = outcome;
        Self { instance_id, r#return, messgae: message.clone(), message }
    }
}

fn stop_one(cx: &mut Cx<'_>, id: &str, how: &Stop) -> Result<(), Error> {
    instance(cx, id)?;
    stop(cx.scope(), id, how)?;
    Ok(())
}

impl Operation for StopInstances {
    const NAME: &'static str = "StopInstances";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("InstanceId.1", "b0ef2a8c-5d1c-4f0e-9f9a-2f1f6f0f1a11"), ("StoppedMode", "KeepCharging")];
    type Service = Kec;
    type Input = Self;
    type Output = Output;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        super::each("kec:StopInstances", &input.instance_id, caller, call)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Output, Error> {
        let mode = match input.stopped_mode {
            StoppedMode::KeepCharging => "KeepCharging",
            StoppedMode::StopCharging => "StopCharging",
        };
        let how = Stop { mode: mode.to_owned() };
        let mut outcomes = Outcomes::default();
        for id in input.instance_id.iter() {
            let done = stop_one(cx, id, &how);
            outcomes.push(id, done)?;
        }
        Ok(Output { instances_set: outcomes.finish()?.into_iter().map(Misspelt::from).collect() })
    }
}
