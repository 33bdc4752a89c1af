//! `AssociateBandWidthShare`

use compute::network::bandwidth_package::add;
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::{Bws, asks, asks_about_address, share};
use crate::eip::address;
use crate::kec::errors::Error;
use crate::kec::field::Id;
use crate::vpc::Returned;

/// Puts an address into a bandwidth share of its line, where it uses the bandwidth of the share in place of its own.
///
/// GUESS: an address is in one share at most, its line is that of the share, and it does not matter how it is paid for.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct AssociateBandWidthShare {
    /// The share.
    band_width_share_id: Id,
    /// The address.
    allocation_id: Id,
}

impl Operation for AssociateBandWidthShare {
    const NAME: &'static str = "AssociateBandWidthShare";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[
        ("BandWidthShareId", "b0ef2a8c-5d1c-4f0e-9f9a-2f1f6f0f1a11"),
        ("AllocationId", "5c6a1d5e-3a6b-4a33-8f0e-6d6c4a1b2c3d"),
    ];
    type Service = Bws;
    type Input = Self;
    type Output = Returned;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        let action = "bws:AssociateBandWidthShare";
        let of = asks_about_address(action, &input.allocation_id.0, caller, call);
        Checks::only(asks(action, &input.band_width_share_id.0, caller, call)).and(of)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Returned, Error> {
        let share = share(cx, &input.band_width_share_id.0)?;
        let address = address(cx, &input.allocation_id.0)?;
        add(cx.scope(), &share.id, &[&address.id], None)?;
        Ok(Returned::YES)
    }
}
