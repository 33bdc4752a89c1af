//! How load balancers are paid for: kept and shown, never charged.

use schemars::JsonSchema;
use serde::Deserialize;

/// A way to pay. Source: the vendor's SDK for `CreateLoadBalancer`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
pub(super) enum ChargeType {
    /// Once, in advance.
    #[serde(rename = "PrepaidByTime")]
    Prepaid,
    /// Once, afterwards.
    #[serde(rename = "PostpaidByTime")]
    Postpaid,
}

impl ChargeType {
    /// The vendor's word.
    pub(super) fn as_str(self) -> &'static str {
        match self {
            Self::Prepaid => "PrepaidByTime",
            Self::Postpaid => "PostpaidByTime",
        }
    }
}
