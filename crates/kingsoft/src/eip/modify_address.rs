//! `ModifyAddress`

use compute::network::elastic_address::{Change, modify};
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::view::Address;
use super::{Eip, address, asks, check_band_width};
use crate::field::Whole;
use crate::kec::errors::Error;
use crate::kec::field::Id;

/// Changes how many Mbit/s an address has.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct ModifyAddress {
    /// The address.
    allocation_id: Id,
    /// Most Mbit/s, 1 to 15,000; no less than before where the address is paid for by the month.
    band_width: Whole,
}

impl Operation for ModifyAddress {
    const NAME: &'static str = "ModifyAddress";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("AllocationId", "b0ef2a8c-5d1c-4f0e-9f9a-2f1f6f0f1a11"), ("BandWidth", "2")];
    type Service = Eip;
    type Input = Self;
    type Output = Address;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        Checks::only(asks("eip:ModifyAddress", &input.allocation_id.0, caller, call))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Address, Error> {
        let elastic = address(cx, &input.allocation_id.0)?;
        let mbps = check_band_width(input.band_width)?;
        if mbps < elastic.mbps && ["Monthly", "PrePaidByMonth"].contains(&elastic.charge.as_str()) {
            let reason = format!("what is paid for by the month does not go below {}", elastic.mbps);
            return Err(Error::Unfit("BandWidth", reason));
        }
        let mbps = Some(mbps);
        let changed = modify(cx.scope(), &elastic.id, Change { mbps, ..Change::default() })?;
        Ok(super::view::shown(cx, vec![changed])?.remove(0))
    }
}
