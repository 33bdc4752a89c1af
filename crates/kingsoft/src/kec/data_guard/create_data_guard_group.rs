//! `CreateDataGuardGroup`

use compute::deployment_set::{New, create};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::asks;
use super::field::{Name, Type};
use crate::kec::Kec;
use crate::kec::errors::Error;
use crate::kec::location::place;

/// Creates a data guard group without instances. Two may have one name.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct CreateDataGuardGroup {
    /// Name: up to 64 characters.
    data_guard_name: Name,
    /// How instances are kept apart: on `host`, the default, or in `domain`.
    data_guard_type: Option<Type>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    data_guard_id: String,
}

impl Operation for CreateDataGuardGroup {
    const NAME: &'static str = "CreateDataGuardGroup";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[("DataGuardName", "apart"), ("DataGuardType", "host")];
    type Service = Kec;
    type Input = Self;
    type Output = Output;

    fn checks(_: &Self, caller: &Caller, call: &Call) -> Checks {
        Checks::only(asks("kec:CreateDataGuardGroup", "*", caller, call))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Output, Error> {
        let place = place(cx)?;
        let strategy = input.data_guard_type.unwrap_or_default().as_str().to_owned();
        let new = New { name: input.data_guard_name.0, strategy, ..New::default() };
        Ok(Output { data_guard_id: create(cx.scope(), &place, new)?.id })
    }
}
