//! `DisassociateBandWidthShare`

use compute::network::bandwidth_package::remove;
use compute::network::elastic_address::{Change, modify};
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::{BAND_WIDTHS, Bws, asks, asks_about_address, share};
use crate::eip::address;
use crate::field::{Whole, within};
use crate::kec::errors::Error;
use crate::kec::field::Id;
use crate::vpc::Returned;

/// Takes an address out of a bandwidth share.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DisassociateBandWidthShare {
    /// The share.
    band_width_share_id: Id,
    /// The address.
    allocation_id: Id,
    /// Most Mbit/s that the address has from then on, 1 to 15,000; what it had before by default. GUESS: the default.
    band_width: Option<Whole>,
}

impl Operation for DisassociateBandWidthShare {
    const NAME: &'static str = "DisassociateBandWidthShare";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[
        ("BandWidthShareId", "b0ef2a8c-5d1c-4f0e-9f9a-2f1f6f0f1a11"),
        ("AllocationId", "5c6a1d5e-3a6b-4a33-8f0e-6d6c4a1b2c3d"),
        ("BandWidth", "1"),
    ];
    type Service = Bws;
    type Input = Self;
    type Output = Returned;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        let action = "bws:DisassociateBandWidthShare";
        let of = asks_about_address(action, &input.allocation_id.0, caller, call);
        Checks::only(asks(action, &input.band_width_share_id.0, caller, call)).and(of)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Returned, Error> {
        let share = share(cx, &input.band_width_share_id.0)?;
        let address = address(cx, &input.allocation_id.0)?;
        let mbps = input.band_width.map(|mbps| within("BandWidth", mbps, &BAND_WIDTHS)).transpose()?;
        remove(cx.scope(), &share.id, &address.id)?;
        modify(cx.scope(), &address.id, Change { mbps, ..Change::default() })?;
        Ok(Returned::YES)
    }
}
