//! `RemoveVmFromDataGuard`

use compute::deployment_set::get;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::{DATA_GUARD_ID, asks, keep};
use crate::kec::Kec;
use crate::kec::errors::Error;
use crate::kec::field::{Id, InstanceIds};
use crate::kec::instance::{each, text};
use crate::kec::location::{instance, known_region};
use crate::kec::outcome::Outcomes;

/// Takes instances out of a data guard group, in whatever state they are. What became of each is in the answer.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct RemoveVmFromDataGuard {
    /// The group.
    data_guard_id: Id,
    /// The instances: 1 to 100.
    instance_id: InstanceIds,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    return_set: Vec<Removed>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct Removed {
    instance_id: String,
    r#return: bool,
}

impl Operation for RemoveVmFromDataGuard {
    const NAME: &'static str = "RemoveVmFromDataGuard";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[
        ("DataGuardId", "b0ef2a8c-5d1c-4f0e-9f9a-2f1f6f0f1a11"),
        ("InstanceId.1", "5c6a1d5e-3a6b-4a33-8f0e-6d6c4a1b2c3d"),
    ];
    type Service = Kec;
    type Input = Self;
    type Output = Output;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        let action = "kec:RemoveVmFromDataGuard";
        each(action, &input.instance_id, caller, call).and(asks(action, &input.data_guard_id.0, caller, call))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Output, Error> {
        let region = known_region(cx)?;
        let group = get(cx.scope(), &region.id, &input.data_guard_id.0)?;
        let mut outcomes = Outcomes::default();
        for id in input.instance_id.iter() {
            let done = remove(cx, id, &group.id);
            outcomes.push(id, done)?;
        }
        let removed = outcomes.each()?.into_iter();
        let return_set = removed.map(|(instance_id, failure)| Removed { instance_id, r#return: failure.is_none() });
        Ok(Output { return_set: return_set.collect() })
    }
}

fn remove(cx: &mut Cx<'_>, id: &str, group: &str) -> Result<(), Error> {
    let instance = instance(cx, id)?;
    if text(&instance, DATA_GUARD_ID) != group {
        let reason = format!("the instance {id} is not in the data guard group {group}");
        return Err(Error::Unfit("InstanceId", reason));
    }
    keep(cx, &instance.id, None)
}
