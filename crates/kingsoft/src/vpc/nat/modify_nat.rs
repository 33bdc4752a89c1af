//! `ModifyNat`

use compute::network::public_nat::{Change, modify};
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::view::{Nat, one_shown};
use super::{BAND_WIDTHS, asks, nat, within};
use crate::field::Whole;
use crate::kec::errors::Error;
use crate::kec::field::{Id, Label};
use crate::vpc::Vpc;

/// Changes the name of a NAT, or how many Mbit/s it has.
///
/// Terraform's provider sends whatever changed, and then calls the operations that charges and addresses have: neither is a
/// parameter of this one.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct ModifyNat {
    /// The NAT.
    nat_id: Id,
    /// New name.
    nat_name: Option<Label>,
    /// Most Mbit/s, 1 to 15,000.
    band_width: Option<Whole>,
}

impl Operation for ModifyNat {
    const NAME: &'static str = "ModifyNat";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("NatId", "b0ef2a8c-5d1c-4f0e-9f9a-2f1f6f0f1a11"), ("NatName", "shop"), ("BandWidth", "2")];
    type Service = Vpc;
    type Input = Self;
    type Output = Nat;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        Checks::only(asks("vpc:ModifyNat", format_args!("nat/{}", input.nat_id.0), caller, call))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Nat, Error> {
        let nat = nat(cx, &input.nat_id.0)?;
        let mbps = input.band_width.map(|mbps| within("BandWidth", mbps, &BAND_WIDTHS)).transpose()?;
        let change = Change { name: input.nat_name.map(|name| name.0), mbps, ..Change::default() };
        let changed = modify(cx.scope(), &nat.id, change)?;
        one_shown(cx, changed)
    }
}
