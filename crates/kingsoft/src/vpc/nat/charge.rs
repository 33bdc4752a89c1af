//! How NATs are paid for: kept and shown, never charged.

use schemars::JsonSchema;
use serde::Deserialize;

/// A way to pay. Source: Terraform's provider.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
pub(super) enum ChargeType {
    /// By the month, in advance.
    Monthly,
    /// By the highest bandwidth of the month.
    Peak,
    /// By the day.
    Daily,
    /// By the bandwidth that is exceeded five parts of a hundred of the month.
    PostPaidByAdvanced95Peak,
    /// By what is transferred in a day.
    DailyPaidByTransfer,
    /// By what is transferred in a month.
    TrafficMonthly,
    /// By the hour, settled at once.
    HourlyInstantSettlement,
}

impl ChargeType {
    /// The vendor's word.
    pub(super) fn as_str(self) -> &'static str {
        match self {
            Self::Monthly => "Monthly",
            Self::Peak => "Peak",
            Self::Daily => "Daily",
            Self::PostPaidByAdvanced95Peak => "PostPaidByAdvanced95Peak",
            Self::DailyPaidByTransfer => "DailyPaidByTransfer",
            Self::TrafficMonthly => "TrafficMonthly",
            Self::HourlyInstantSettlement => "HourlyInstantSettlement",
        }
    }

    /// Whether it is bought by the month.
    pub(super) fn is_monthly(self) -> bool {
        self == Self::Monthly
    }
}
