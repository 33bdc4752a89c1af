//! How instances are paid for: kept and shown, never charged.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Ways to pay, with the number that a filter knows each by.
const KINDS: [(ChargeType, &str, &str); 7] = [
    (ChargeType::Monthly, "Monthly", "1"),
    (ChargeType::Daily, "Daily", "5"),
    (ChargeType::HourlyInstantSettlement, "HourlyInstantSettlement", "87"),
    (ChargeType::PostPaidByHour, "PostPaidByHour", "84"),
    (ChargeType::Hourly, "Hourly", "2"),
    (ChargeType::Spot, "Spot", "810"),
    (ChargeType::PrePaidByMonth, "PrePaidByMonth", "1"),
];

/// A way to pay.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
pub(crate) enum ChargeType {
    /// By the month, in advance.
    Monthly,
    /// By the day.
    Daily,
    /// By the hour, settled at once.
    HourlyInstantSettlement,
    /// By the hour, afterwards.
    PostPaidByHour,
    /// By the hour.
    Hourly,
    /// At the price of the moment.
    Spot,
    /// The older name of the first.
    PrePaidByMonth,
}

impl ChargeType {
    /// The vendor's word.
    pub(crate) fn as_str(self) -> &'static str {
        KINDS.iter().find(|(kind, ..)| *kind == self).map_or("", |(_, word, _)| word)
    }

    /// Whether it is bought by the month.
    pub(crate) fn is_monthly(self) -> bool {
        matches!(self, Self::Monthly | Self::PrePaidByMonth)
    }
}

/// The words that a filter means with words and numbers.
pub(crate) fn words(named: &[String]) -> Vec<String> {
    let meant = |(_, word, number): &&(ChargeType, &str, &str)| named.iter().any(|name| name == word || name == number);
    KINDS.iter().filter(meant).map(|(_, word, _)| (*word).to_owned()).collect()
}

/// The number that the vendor knows a way to pay by; 0 for one that has none.
pub(crate) fn number(word: &str) -> i64 {
    let known = KINDS.iter().find(|(_, known, _)| *known == word);
    known.and_then(|(.., number)| number.parse().ok()).unwrap_or_default()
}
