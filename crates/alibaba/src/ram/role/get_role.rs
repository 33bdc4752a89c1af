//! `GetRole`

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::arn;
use crate::ram::Ram;
use crate::ram::field::RoleName;
use crate::ram::view;

/// Returns one role with its trust policy.
#[derive(Debug)]
pub struct GetRole;

/// Parameters of `GetRole`.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Input {
    /// Name of the role.
    role_name: RoleName,
}

/// Answer of `GetRole`.
#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    role: view::Role,
}

impl Operation for GetRole {
    const NAME: &'static str = "GetRole";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[("RoleName", "MyApplicationRole")];
    type Service = Ram;
    type Input = Input;
    type Output = Output;

    fn checks(input: &Input, caller: &Caller, _: &Call) -> Checks {
        Checks::of("ram:GetRole", arn::role(caller.account(), &input.role_name.0))
    }

    async fn handle(cx: &mut Cx<'_>, input: Input) -> iam::Result<Output> {
        let role = iam::role::get(cx.scope(), &input.role_name.into()).await?;
        Ok(Output { role: view::Role::new(cx.caller().account(), role) })
    }
}
