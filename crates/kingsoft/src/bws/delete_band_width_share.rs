//! `DeleteBandWidthShare`

use compute::network::bandwidth_package::delete;
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::{Bws, asks, share};
use crate::kec::errors::Error;
use crate::kec::field::Id;
use crate::vpc::Returned;

/// Deletes a bandwidth share without addresses.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DeleteBandWidthShare {
    /// The share.
    band_width_share_id: Id,
}

impl Operation for DeleteBandWidthShare {
    const NAME: &'static str = "DeleteBandWidthShare";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("BandWidthShareId", "b0ef2a8c-5d1c-4f0e-9f9a-2f1f6f0f1a11")];
    type Service = Bws;
    type Input = Self;
    type Output = Returned;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        Checks::only(asks("bws:DeleteBandWidthShare", &input.band_width_share_id.0, caller, call))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Returned, Error> {
        let share = share(cx, &input.band_width_share_id.0)?;
        delete(cx.scope(), &share.id, false)?;
        Ok(Returned::YES)
    }
}
