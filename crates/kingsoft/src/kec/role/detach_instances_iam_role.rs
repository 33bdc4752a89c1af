//! `DetachInstancesIamRole`

use compute::Error as Domain;
use compute::instance::role::detach;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::kec::Kec;
use crate::kec::errors::Error;
use crate::kec::field::InstanceIds;
use crate::kec::location::instance;
use crate::kec::outcome::Outcomes;
use crate::kec::role::Told;

/// Takes the role from instances. One without a role stays so, and that is no error.
///
/// They find no credentials in their metadata from then on. What became of each is in the answer.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DetachInstancesIamRole {
    /// The instances: 1 to 100.
    instance_id: InstanceIds,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    total_count: usize,
    fail_count: usize,
    /// Here the vendor writes a truth value.
    results: Vec<Told<bool>>,
}

fn take(cx: &mut Cx<'_>, id: &str) -> Result<(), Error> {
    instance(cx, id)?;
    match detach(cx.scope(), id, None) {
        Ok(_) | Err(Domain::NoRole { .. }) => Ok(()),
        Err(error) => Err(error.into()),
    }
}

impl Operation for DetachInstancesIamRole {
    const NAME: &'static str = "DetachInstancesIamRole";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("InstanceId.1", "b0ef2a8c-5d1c-4f0e-9f9a-2f1f6f0f1a11")];
    type Service = Kec;
    type Input = Self;
    type Output = Output;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        crate::kec::instance::each("kec:DetachInstancesIamRole", &input.instance_id, caller, call)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Output, Error> {
        let mut outcomes = Outcomes::default();
        for id in input.instance_id.iter() {
            let done = take(cx, id);
            outcomes.push(id, done)?;
        }
        let results: Vec<_> = outcomes.each()?.into_iter().map(|outcome| Told::new(outcome, |done| done)).collect();
        Ok(Output {
            total_count: results.len(),
            fail_count: results.iter().filter(|told| told.failed()).count(),
            results,
        })
    }
}
