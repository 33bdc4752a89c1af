//! `GetSecurityPreference`

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::SecurityPreferenceView;
use crate::ram::Ram;

/// Returns what the account lets its users do to themselves, and how they sign in.
#[derive(Debug, Deserialize, JsonSchema)]
pub struct GetSecurityPreference {}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    security_preference: SecurityPreferenceView,
}

impl Operation for GetSecurityPreference {
    const NAME: &'static str = "GetSecurityPreference";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[];
    type Service = Ram;
    type Input = Self;
    type Output = Output;

    fn checks(_: &Self, caller: &Caller, _: &Call) -> Checks {
        super::check("ram:GetSecurityPreference", caller)
    }

    fn handle(cx: &mut Cx<'_>, _: Self) -> iam::Result<Output> {
        Ok(Output { security_preference: iam::security_preference::get(cx.scope())?.into() })
    }
}
