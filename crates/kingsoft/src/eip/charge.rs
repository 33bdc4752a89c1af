//! How addresses are paid for: kept and shown, never charged.

use schemars::JsonSchema;
use serde::Deserialize;

/// A way to pay. Source: the vendor's SDK for `AllocateAddress`; the names that begin `PrePaid` and `PostPaid` are older
/// ones, which Terraform's provider turns into the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
pub(super) enum ChargeType {
    /// By the month, in advance.
    Monthly,
    /// By the highest bandwidth of the month.
    Peak,
    /// By the day.
    Daily,
    /// By what is transferred in a month.
    TrafficMonthly,
    /// By what is transferred in a day.
    DailyPaidByTransfer,
    /// By the hour, settled at once.
    HourlyInstantSettlement,
    /// By the hour.
    HourlySettlement,
    /// The older name of `Monthly`.
    PrePaidByMonth,
    /// The older name of `Peak`.
    PostPaidByPeak,
    /// The older name of `Daily`.
    PostPaidByDay,
    /// The older name of `TrafficMonthly`.
    PostPaidByTransfer,
    /// By the hour, afterwards.
    PostPaidByHour,
}

impl ChargeType {
    /// The vendor's word.
    pub(super) fn as_str(self) -> &'static str {
        match self {
            Self::Monthly => "Monthly",
            Self::Peak => "Peak",
            Self::Daily => "Daily",
            Self::TrafficMonthly => "TrafficMonthly",
            Self::DailyPaidByTransfer => "DailyPaidByTransfer",
            Self::HourlyInstantSettlement => "HourlyInstantSettlement",
            Self::HourlySettlement => "HourlySettlement",
            Self::PrePaidByMonth => "PrePaidByMonth",
            Self::PostPaidByPeak => "PostPaidByPeak",
            Self::PostPaidByDay => "PostPaidByDay",
            Self::PostPaidByTransfer => "PostPaidByTransfer",
            Self::PostPaidByHour => "PostPaidByHour",
        }
    }

    /// Whether it is bought by the month.
    pub(super) fn is_monthly(self) -> bool {
        matches!(self, Self::Monthly | Self::PrePaidByMonth)
    }
}
