//! `AttachInstancesIamRole`

use compute::Error as Domain;
use compute::instance::role::{attach, detach};
use iam::role::Passable;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::iam::field::RoleName;
use crate::kec::Kec;
use crate::kec::errors::Error;
use crate::kec::field::InstanceIds;
use crate::kec::location::instance;
use crate::kec::outcome::Outcomes;
use crate::kec::role::Told;
use crate::kec::role::pass::pass;

/// Gives instances a role, the same to each, in place of the one they may have.
///
/// Their next look at their metadata finds credentials of it. What became of each is in the answer.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct AttachInstancesIamRole {
    /// The instances: 1 to 100.
    instance_id: InstanceIds,
    /// Name of the role.
    iam_role_name: RoleName,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    total_count: usize,
    fail_count: usize,
    iam_role_name: String,
    /// Here the vendor writes a text.
    results: Vec<Told<&'static str>>,
}

fn give(cx: &mut Cx<'_>, id: &str, role: &Passable) -> Result<(), Error> {
    instance(cx, id)?;
    match detach(cx.scope(), id, None) {
        Ok(_) | Err(Domain::NoRole { .. }) => {}
        Err(error) => return Err(error.into()),
    }
    attach(cx.scope(), id, role, None)?;
    Ok(())
}

impl Operation for AttachInstancesIamRole {
    const NAME: &'static str = "AttachInstancesIamRole";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("InstanceId.1", "b0ef2a8c-5d1c-4f0e-9f9a-2f1f6f0f1a11"), ("IamRoleName", "MyApplicationRole")];
    type Service = Kec;
    type Input = Self;
    type Output = Output;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        crate::kec::instance::each("kec:AttachInstancesIamRole", &input.instance_id, caller, call)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Output, Error> {
        let role = pass(cx, &input.iam_role_name.into())?;
        let mut outcomes = Outcomes::default();
        for id in input.instance_id.iter() {
            let done = give(cx, id, &role);
            outcomes.push(id, done)?;
        }
        let told = |done: bool| if done { "true" } else { "false" };
        let results: Vec<_> = outcomes.each()?.into_iter().map(|outcome| Told::new(outcome, told)).collect();
        Ok(Output {
            total_count: results.len(),
            fail_count: results.iter().filter(|told| told.failed()).count(),
            iam_role_name: role.name().to_string(),
            results,
        })
    }
}
