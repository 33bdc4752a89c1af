//! `BatchUpdateInstanceProjectId`

use iam::project::check;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::{krn_of, move_to};
use crate::field::Whole;
use crate::iam::Iam;
use crate::iam::errors::Error;
use crate::kec::field::Ids;

/// Puts resources into another project. One that there is not is counted, and the others are moved.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct BatchUpdateInstanceProjectId {
    /// The resources, in whichever regions.
    instance_ids: Ids,
    /// Number of the project.
    project_id: Whole,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    result: Counts,
}

#[derive(Debug, Default, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct Counts {
    success_count: u32,
    fail_count: u32,
}

impl Operation for BatchUpdateInstanceProjectId {
    const NAME: &'static str = "BatchUpdateInstanceProjectId";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("InstanceIds.1", "b0ef2a8c-5d1c-4f0e-9f9a-2f1f6f0f1a11"), ("ProjectId", "0")];
    type Service = Iam;
    type Input = Self;
    type Output = Output;

    fn checks(input: &Self, caller: &Caller, _: &Call) -> Checks {
        Checks::of("iam:BatchUpdateInstanceProjectId", krn_of(caller.account(), input.project_id.0))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Output, Error> {
        check(cx.scope(), input.project_id.0)?;
        let mut result = Counts::default();
        for id in input.instance_ids.wanted().ok_or(Error::Wanting("InstanceIds"))? {
            match move_to(cx.scope(), &id, input.project_id.0) {
                Ok(()) => result.success_count += 1,
                Err(Error::NoResource(_)) => result.fail_count += 1,
                Err(error) => return Err(error),
            }
        }
        Ok(Output { result })
    }
}
