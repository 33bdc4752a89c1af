//! `GetRole`

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::iam::Iam;
use crate::iam::errors::Error;
use crate::iam::field::RoleName;
use crate::iam::view;
use crate::krn;

/// Returns one role.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct GetRole {
    /// Name of the role.
    role_name: RoleName,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    get_role_result: Got,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct Got {
    role: view::Role<String>,
}

impl Operation for GetRole {
    const NAME: &'static str = "GetRole";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[("RoleName", "MyApplicationRole")];
    type Service = Iam;
    type Input = Self;
    type Output = Output;

    fn checks(input: &Self, caller: &Caller, _: &Call) -> Checks {
        Checks::of("iam:GetRole", krn::role(caller.account(), &input.role_name.0))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Output, Error> {
        let role = iam::role::get(cx.scope(), &input.role_name.into())?;
        Ok(Output { get_role_result: Got { role: view::Role::alone(cx.caller().account(), role) } })
    }
}
