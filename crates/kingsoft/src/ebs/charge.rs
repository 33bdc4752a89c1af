//! How volumes are paid for: kept and shown, never charged.

use jiff::Timestamp;
use schemars::JsonSchema;
use serde::Deserialize;

use crate::field::Whole;
use crate::kec::errors::Error;
use crate::period::in_months;

/// A way to pay. Source: the vendor's SDK for `CreateVolume`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
pub enum ChargeType {
    /// By the month, in advance.
    Monthly,
    /// By the hour, settled at once.
    HourlyInstantSettlement,
    /// By the day, settled by the month.
    Daily,
}

impl ChargeType {
    /// The vendor's word.
    pub(super) fn as_str(self) -> &'static str {
        match self {
            Self::Monthly => "Monthly",
            Self::HourlyInstantSettlement => "HourlyInstantSettlement",
            Self::Daily => "Daily",
        }
    }

    /// Until when a volume is paid for that is bought now: for 1 to 36 months, where it is bought by the month.
    pub(super) fn paid_until(self, months: Option<Whole>, now: Timestamp) -> Result<Option<Timestamp>, Error> {
        match (self, months) {
            (Self::Monthly, None) => Err(Error::Wanting("PurchaseTime")),
            (Self::Monthly, Some(months)) => Ok(Some(in_months(now, bought(months)?))),
            _ => Ok(None),
        }
    }
}

/// How many months can be bought at once.
pub(super) fn bought(months: Whole) -> Result<i64, Error> {
    match months.0 {
        months @ 1..=36 => Ok(months),
        _ => Err(Error::Unfit("PurchaseTime", "it is not between 1 and 36".to_owned())),
    }
}
