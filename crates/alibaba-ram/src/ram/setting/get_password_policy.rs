//! `GetPasswordPolicy`

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::PasswordPolicyView;
use crate::ram::Ram;

/// Returns the account's password policy.
#[derive(Debug, Deserialize, JsonSchema)]
pub struct GetPasswordPolicy {}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    password_policy: PasswordPolicyView,
}

impl Operation for GetPasswordPolicy {
    const NAME: &'static str = "GetPasswordPolicy";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[];
    type Service = Ram;
    type Input = Self;
    type Output = Output;

    fn checks(_: &Self, caller: &Caller, _: &Call) -> Checks {
        super::check("ram:GetPasswordPolicy", caller)
    }

    fn handle(cx: &mut Cx<'_>, _: Self) -> iam::Result<Output> {
        Ok(Output { password_policy: iam::password_policy::get(cx.scope())?.into() })
    }
}
