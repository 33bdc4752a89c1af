//! `ReleaseAddress`

use compute::network::elastic_address::release;
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::{Eip, address, asks};
use crate::kec::errors::Error;
use crate::kec::field::Id;
use crate::vpc::Returned;

/// Gives an address back that nobody has.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct ReleaseAddress {
    /// The address.
    allocation_id: Id,
}

impl Operation for ReleaseAddress {
    const NAME: &'static str = "ReleaseAddress";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("AllocationId", "b0ef2a8c-5d1c-4f0e-9f9a-2f1f6f0f1a11")];
    type Service = Eip;
    type Input = Self;
    type Output = Returned;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        Checks::only(asks("eip:ReleaseAddress", &input.allocation_id.0, caller, call))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Returned, Error> {
        let elastic = address(cx, &input.allocation_id.0)?;
        release(cx.scope(), &elastic.id)?;
        Ok(Returned::YES)
    }
}
