//! `UpdateInstanceProjectId`

use iam::project::check;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::{krn_of, move_to};
use crate::field::Whole;
use crate::iam::Iam;
use crate::iam::errors::Error;
use crate::kec::field::Id;

/// Puts a resource into another project. These are instances, addresses, volumes and NATs; what else an account has is in the
/// default project.
///
/// GUESS: policies are asked about the project alone, as the call does not say what kind of resource it is about.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct UpdateInstanceProjectId {
    /// The resource, in whichever region.
    instance_id: Id,
    /// Number of the project.
    project_id: Whole,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    result: bool,
}

impl Operation for UpdateInstanceProjectId {
    const NAME: &'static str = "UpdateInstanceProjectId";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("InstanceId", "b0ef2a8c-5d1c-4f0e-9f9a-2f1f6f0f1a11"), ("ProjectId", "0")];
    type Service = Iam;
    type Input = Self;
    type Output = Output;

    fn checks(input: &Self, caller: &Caller, _: &Call) -> Checks {
        Checks::of("iam:UpdateInstanceProjectId", krn_of(caller.account(), input.project_id.0))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Output, Error> {
        check(cx.scope(), input.project_id.0)?;
        move_to(cx.scope(), &input.instance_id.0, input.project_id.0)?;
        Ok(Output { result: true })
    }
}
