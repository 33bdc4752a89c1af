//! `DeleteNatIp`

use compute::network::public_nat::address::remove;
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::{asks, nat};
use crate::kec::errors::Error;
use crate::kec::field::Id;
use crate::vpc::Vpc;
use crate::vpc::view::Returned;

/// Takes an address that no DNAT rule uses from a NAT.
///
/// GUESS: the last one stays.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DeleteNatIp {
    /// The NAT.
    nat_id: Id,
    /// The address.
    nat_ip_id: Id,
}

impl Operation for DeleteNatIp {
    const NAME: &'static str = "DeleteNatIp";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("NatId", "b0ef2a8c-5d1c-4f0e-9f9a-2f1f6f0f1a11"), ("NatIpId", "5c6a1d5e-3a6b-4a33-8f0e-6d6c4a1b2c3d")];
    type Service = Vpc;
    type Input = Self;
    type Output = Returned;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        Checks::only(asks("vpc:DeleteNatIp", format_args!("nat/{}", input.nat_id.0), caller, call))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Returned, Error> {
        let nat = nat(cx, &input.nat_id.0)?;
        remove(cx.scope(), &nat.id, &input.nat_ip_id.0)?;
        Ok(Returned::YES)
    }
}
