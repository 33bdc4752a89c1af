//! How bandwidth shares are paid for: kept and shown, never charged.

use schemars::JsonSchema;
use serde::Deserialize;

/// A way to pay, none of them ahead of time.
///
/// Source: Terraform's provider, which has the names that begin `PostPaid` and `DailyPaidByTransfer`, and takes each of the
/// former for the same as one of the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
pub(super) enum ChargeType {
    /// By the highest bandwidth of the month.
    Peak,
    /// By the day.
    Daily,
    /// By what is transferred in a month.
    TrafficMonthly,
    /// By what is transferred in a day.
    DailyPaidByTransfer,
    /// The older name of `Peak`.
    PostPaidByPeak,
    /// The older name of `Daily`.
    PostPaidByDay,
    /// The older name of `TrafficMonthly`.
    PostPaidByTransfer,
}

impl ChargeType {
    /// The vendor's word.
    pub(super) fn as_str(self) -> &'static str {
        match self {
            Self::Peak => "Peak",
            Self::Daily => "Daily",
            Self::TrafficMonthly => "TrafficMonthly",
            Self::DailyPaidByTransfer => "DailyPaidByTransfer",
            Self::PostPaidByPeak => "PostPaidByPeak",
            Self::PostPaidByDay => "PostPaidByDay",
            Self::PostPaidByTransfer => "PostPaidByTransfer",
        }
    }
}
