//! `RenewVolume`

use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::Value;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::{EXPIRE_TIME, keep};
use crate::ebs::charge::bought;
use crate::ebs::{Ebs, of_volume, present};
use crate::field::Whole;
use crate::kec::errors::Error;
use crate::kec::field::Id;
use crate::period::{in_months, instant};
use crate::vpc::Returned;

/// Pays for further months of a volume that is paid for by the month.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct RenewVolume {
    /// The volume.
    volume_id: Id,
    /// How many months: 1 to 36.
    purchase_time: Whole,
}

impl Operation for RenewVolume {
    const NAME: &'static str = "RenewVolume";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("VolumeId", "b0ef2a8c-5d1c-4f0e-9f9a-2f1f6f0f1a11"), ("PurchaseTime", "1")];
    type Service = Ebs;
    type Input = Self;
    type Output = Returned;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        Checks::only(of_volume("ebs:RenewVolume", &input.volume_id.0, caller, call))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Returned, Error> {
        let volume = present(cx, &input.volume_id.0)?;
        let months = bought(input.purchase_time)?;
        let until = volume.spec.extras.get(EXPIRE_TIME).and_then(Value::as_str);
        let until = until.and_then(|text| text.parse::<DateTime>().ok()?.to_zoned(TimeZone::UTC).ok());
        let until = until.ok_or_else(|| {
            let reason = format!("the volume {} is not paid for by the month", volume.id);
            Error::Unfit("VolumeId", reason)
        })?;
        keep(cx, &volume.id, EXPIRE_TIME, instant(in_months(until.timestamp(), months)))?;
        Ok(Returned::YES)
    }
}
