//! `AddVmIntoDataGuard`

use compute::deployment_set::get;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::{DATA_GUARD_ID, asks, keep, with_room};
use crate::kec::Kec;
use crate::kec::errors::Error;
use crate::kec::field::{Id, InstanceIds};
use crate::kec::instance::{each, text};
use crate::kec::location::{instance, known_region};
use crate::kec::outcome::{Outcome, Outcomes};

/// Puts instances into a data guard group, in whatever state they are.
///
/// GUESS: an instance is in one group at most. The answer tells of one instance: of the first that could not be put into it,
/// or else of the first that is named.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct AddVmIntoDataGuard {
    /// The group.
    data_guard_id: Id,
    /// The instances: 1 to 100.
    instance_id: InstanceIds,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    data_guard_result: Told,
    r#return: bool,
}

/// What became of an instance.
#[derive(Debug, Default, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct Told {
    flag: bool,
    instance_id: String,
    message: String,
}

impl From<&Outcome> for Told {
    fn from(outcome: &Outcome) -> Self {
        let (instance_id, message) = (outcome.instance_id.clone(), outcome.message.clone());
        Self { flag: outcome.r#return, instance_id, message }
    }
}

impl Operation for AddVmIntoDataGuard {
    const NAME: &'static str = "AddVmIntoDataGuard";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[
        ("DataGuardId", "b0ef2a8c-5d1c-4f0e-9f9a-2f1f6f0f1a11"),
        ("InstanceId.1", "5c6a1d5e-3a6b-4a33-8f0e-6d6c4a1b2c3d"),
    ];
    type Service = Kec;
    type Input = Self;
    type Output = Output;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        let action = "kec:AddVmIntoDataGuard";
        each(action, &input.instance_id, caller, call).and(asks(action, &input.data_guard_id.0, caller, call))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Output, Error> {
        let region = known_region(cx)?;
        let group = get(cx.scope(), &region.id, &input.data_guard_id.0)?;
        let mut outcomes = Outcomes::default();
        for id in input.instance_id.iter() {
            let done = add(cx, id, &region.id, &group.id);
            outcomes.push(id, done)?;
        }
        let outcomes = outcomes.finish()?;
        let first = outcomes.iter().find(|outcome| !outcome.r#return).or(outcomes.first());
        let data_guard_result = first.map(Told::from).unwrap_or_default();
        Ok(Output { r#return: data_guard_result.flag, data_guard_result })
    }
}

fn add(cx: &mut Cx<'_>, id: &str, region: &str, group: &str) -> Result<(), Error> {
    let instance = instance(cx, id)?;
    let present = text(&instance, DATA_GUARD_ID);
    if !present.is_empty() {
        let reason = format!("the instance {id} is in the data guard group {present}");
        return Err(Error::Unfit("InstanceId", reason));
    }
    with_room(cx.scope(), region, group, 1)?;
    keep(cx, &instance.id, Some(group))
}
