//! `AddNatIp`

use compute::network::public_nat::address::add;
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::params::Unbuilt;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::{asks, nat};
use crate::field::Whole;
use crate::kec::errors::Error;
use crate::kec::field::Id;
use crate::kec::location::place;
use crate::vpc::Vpc;
use crate::vpc::view::Returned;

/// Gives a NAT further addresses; it has 20 at most.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct AddNatIp {
    /// The NAT.
    nat_id: Id,
    /// How many; 1 by default. GUESS: the default.
    add_number: Option<Whole>,
    /// The address that is wished for; the sandbox draws them.
    #[serde(default, rename = "NatIp")]
    _nat_ip: Unbuilt,
}

impl Operation for AddNatIp {
    const NAME: &'static str = "AddNatIp";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("NatId", "b0ef2a8c-5d1c-4f0e-9f9a-2f1f6f0f1a11"), ("AddNumber", "1")];
    type Service = Vpc;
    type Input = Self;
    type Output = Returned;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        Checks::only(asks("vpc:AddNatIp", format_args!("nat/{}", input.nat_id.0), caller, call))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Returned, Error> {
        let place = place(cx)?;
        let nat = nat(cx, &input.nat_id.0)?;
        let number = input.add_number.map_or(1, |number| number.0);
        let number = usize::try_from(number).ok().filter(|number| *number > 0);
        let number = number.ok_or_else(|| Error::Unfit("AddNumber", "it is not positive".to_owned()))?;
        add(cx.scope(), &place, &nat.id, number)?;
        Ok(Returned::YES)
    }
}
