//! `DeleteNat`

use compute::network::public_nat::delete;
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::{asks, nat};
use crate::kec::errors::Error;
use crate::kec::field::Id;
use crate::vpc::Vpc;
use crate::vpc::view::Returned;

/// Deletes a NAT, with its addresses and the rate limits at it.
///
/// GUESS: one that subnets or instances go through, or that has DNAT rules, is refused.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DeleteNat {
    /// The NAT.
    nat_id: Id,
}

impl Operation for DeleteNat {
    const NAME: &'static str = "DeleteNat";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[("NatId", "b0ef2a8c-5d1c-4f0e-9f9a-2f1f6f0f1a11")];
    type Service = Vpc;
    type Input = Self;
    type Output = Returned;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        Checks::only(asks("vpc:DeleteNat", format_args!("nat/{}", input.nat_id.0), caller, call))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Returned, Error> {
        let nat = nat(cx, &input.nat_id.0)?;
        delete(cx.scope(), &nat.id)?;
        Ok(Returned::YES)
    }
}
