//! What ECS keeps with a dedicated host and only shows again.

use compute::Extras;
use serde::Deserialize;
use serde_json::{Value, json};

use super::kinds::RATIO;

/// Attributes of a host that no rule of the core reads.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(default)]
pub(super) struct Stored {
    pub(super) action_on_maintenance: Option<String>,
    pub(super) slb_udp_timeout: Option<i64>,
    pub(super) udp_timeout: Option<i64>,
    /// The unit in which it is paid for ahead of time.
    pub(super) period_unit: Option<String>,
    /// `AutoRenewal`, `Normal` or `NotRenewal`.
    pub(super) renewal_status: Option<String>,
    pub(super) auto_renew_period: Option<i64>,
    pub(super) auto_renew_unit: Option<String>,
}

impl Stored {
    /// What was kept with a host; attributes that cannot be read count as absent.
    pub(super) fn of(extras: &Extras) -> Self {
        serde_json::from_value(Value::Object(extras.clone())).unwrap_or_default()
    }
}

/// What a call says of a host, in the form in which it is kept; what it leaves out is not there.
pub(super) fn extras(action: Option<&str>, balancer: Option<i64>, usual: Option<i64>, ratio: Option<f64>) -> Extras {
    let said = [
        ("action_on_maintenance", action.map(|word| json!(word))),
        ("slb_udp_timeout", balancer.map(|seconds| json!(seconds))),
        ("udp_timeout", usual.map(|seconds| json!(seconds))),
        (RATIO, ratio.map(|ratio| json!(ratio))),
    ];
    said.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?))).collect()
}
