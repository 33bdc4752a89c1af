//! `ModifyBandWidthShare`

use compute::network::bandwidth_package::{Change, modify};
use compute::{Error as Domain, Kind};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::view::{WithAddresses, shown};
use super::{BAND_WIDTHS, Bws, asks, share};
use crate::field::{Whole, within};
use crate::kec::errors::Error;
use crate::kec::field::{Id, Label};

/// Changes the name of a bandwidth share, or how many Mbit/s it has.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct ModifyBandWidthShare {
    /// The share.
    band_width_share_id: Id,
    /// Most Mbit/s, 1 to 15,000.
    band_width: Option<Whole>,
    /// New name.
    band_width_share_name: Option<Label>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    band_width_share: WithAddresses,
}

impl Operation for ModifyBandWidthShare {
    const NAME: &'static str = "ModifyBandWidthShare";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("BandWidthShareId", "b0ef2a8c-5d1c-4f0e-9f9a-2f1f6f0f1a11"), ("BandWidth", "20")];
    type Service = Bws;
    type Input = Self;
    type Output = Output;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        Checks::only(asks("bws:ModifyBandWidthShare", &input.band_width_share_id.0, caller, call))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Output, Error> {
        let share = share(cx, &input.band_width_share_id.0)?;
        let change = Change {
            name: input.band_width_share_name.map(|name| name.0),
            mbps: input.band_width.map(|mbps| within("BandWidth", mbps, &BAND_WIDTHS)).transpose()?,
            at_once: true,
            ..Change::default()
        };
        let changed = modify(cx.scope(), &share.id, change)?;
        match shown(cx, vec![changed])?.pop() {
            Some(band_width_share) => Ok(Output { band_width_share }),
            None => Err(Domain::not_found(Kind::BandwidthPackage, share.id).into()),
        }
    }
}
