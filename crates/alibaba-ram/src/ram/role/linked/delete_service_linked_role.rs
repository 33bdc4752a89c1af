//! `DeleteServiceLinkedRole`

use std::marker::PhantomData;

use iam::role::linked;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::TaskId;
use crate::ram::field::RoleName;
use crate::ram::{Family, Ram};

/// `DeleteServiceLinkedRole`; RAM and Resource Management have it.
#[derive(Debug)]
pub struct DeleteServiceLinkedRole<S = Ram>(PhantomData<S>);

/// Deletes the role of a service, unless something uses it; the answer names a task that tells what came of it.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Input {
    /// Name of the role.
    role_name: RoleName,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    deletion_task_id: String,
}

impl<S: Family> Operation for DeleteServiceLinkedRole<S> {
    const NAME: &'static str = "DeleteServiceLinkedRole";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[("RoleName", "AliyunServiceRoleForPolarDB")];
    type Service = S;
    type Input = Input;
    type Output = Output;

    fn checks(input: &Input, caller: &Caller, _: &Call) -> Checks {
        Checks::only(super::check("ram:DeleteServiceLinkedRole", caller.account(), &input.role_name.0))
    }

    fn handle(cx: &mut Cx<'_>, input: Input) -> iam::Result<Output> {
        let name = input.role_name.into();
        let uses = super::uses(cx, &name)?;
        let deletion = linked::delete(cx.scope(), &name, uses)?;
        Ok(Output { deletion_task_id: TaskId::show(&deletion) })
    }
}
