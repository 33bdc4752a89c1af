//! `DeleteDnat`

use compute::network::public_nat::forward::delete;
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::asks;
use super::dnat::dnat;
use crate::kec::errors::Error;
use crate::kec::field::Id;
use crate::vpc::Vpc;
use crate::vpc::view::Returned;

/// Deletes a DNAT rule.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DeleteDnat {
    /// The rule.
    dnat_id: Id,
}

impl Operation for DeleteDnat {
    const NAME: &'static str = "DeleteDnat";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[("DnatId", "b0ef2a8c-5d1c-4f0e-9f9a-2f1f6f0f1a11")];
    type Service = Vpc;
    type Input = Self;
    type Output = Returned;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        Checks::only(asks("vpc:DeleteDnat", format_args!("dnat/{}", input.dnat_id.0), caller, call))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Returned, Error> {
        let rule = dnat(cx, &input.dnat_id.0)?;
        delete(cx.scope(), &rule.id)?;
        Ok(Returned::YES)
    }
}
