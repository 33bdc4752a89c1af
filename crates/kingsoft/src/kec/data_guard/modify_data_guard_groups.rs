//! `ModifyDataGuardGroups`

use compute::deployment_set::{Change, modify};
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::asks;
use super::field::Name;
use crate::kec::Kec;
use crate::kec::errors::Error;
use crate::kec::field::Id;
use crate::kec::location::known_region;
use crate::vpc::Returned;

/// Gives a data guard group another name.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct ModifyDataGuardGroups {
    /// The group.
    data_guard_id: Id,
    /// New name: up to 64 characters.
    data_guard_name: Name,
}

impl Operation for ModifyDataGuardGroups {
    const NAME: &'static str = "ModifyDataGuardGroups";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("DataGuardId", "b0ef2a8c-5d1c-4f0e-9f9a-2f1f6f0f1a11"), ("DataGuardName", "spread")];
    type Service = Kec;
    type Input = Self;
    type Output = Returned;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        Checks::only(asks("kec:ModifyDataGuardGroups", &input.data_guard_id.0, caller, call))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Returned, Error> {
        let region = known_region(cx)?;
        let change = Change { name: Some(input.data_guard_name.0), ..Change::default() };
        modify(cx.scope(), &region.id, &input.data_guard_id.0, change)?;
        Ok(Returned::YES)
    }
}
