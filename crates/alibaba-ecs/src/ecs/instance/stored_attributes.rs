//! What ECS keeps with an instance and only shows again.

use compute::Extras;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use serde_with::skip_serializing_none;

/// What is kept of an instance that is never renewed by itself, which was said.
pub(super) const NEVER_RENEWED: &str = "never";

/// Attributes of an instance that no rule of the core reads.
#[skip_serializing_none]
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub(crate) struct StoredAttributes {
    /// Whether it is renewed by itself: true, false, or `never` where that was said.
    pub(crate) auto_renew: Option<Value>,
    pub(crate) auto_renew_period: Option<i64>,
    pub(crate) auto_renew_unit: Option<String>,
    pub(crate) capacity_reservation_id: Option<String>,
    pub(crate) core_count: Option<i64>,
    pub(crate) credit_specification: Option<String>,
    pub(crate) dedicated_host_id: Option<String>,
    pub(crate) deployment_set_group: Option<i64>,
    pub(crate) deployment_set_id: Option<String>,
    pub(crate) expires_at: Option<String>,
    pub(crate) hibernation: Option<bool>,
    pub(crate) high_density: Option<bool>,
    pub(crate) hpc_cluster_id: Option<String>,
    pub(crate) jumbo_frame: Option<bool>,
    pub(crate) login_as_non_root: Option<bool>,
    pub(crate) maintenance_action: Option<String>,
    pub(crate) maintenance_notify: Option<bool>,
    pub(crate) maintenance_windows: Option<Vec<(String, String)>>,
    pub(crate) network_encryption: Option<bool>,
    pub(crate) numa: Option<String>,
    pub(crate) period: Option<i64>,
    pub(crate) period_unit: Option<String>,
    pub(crate) private_pool_id: Option<String>,
    pub(crate) private_pool_match: Option<String>,
    pub(crate) recyclable: Option<bool>,
    pub(crate) security_enhancement: Option<String>,
    pub(crate) spot_duration: Option<i64>,
    pub(crate) spot_interruption_behavior: Option<String>,
    pub(crate) spot_price_limit: Option<f64>,
    pub(crate) spot_strategy: Option<String>,
    pub(crate) tenancy: Option<String>,
    pub(crate) affinity: Option<String>,
    pub(crate) threads_per_core: Option<i64>,
    pub(crate) topology_type: Option<String>,
}

impl StoredAttributes {
    /// What was kept with an instance; attributes that cannot be read count as absent.
    pub(crate) fn of(extras: &Extras) -> Self {
        serde_json::from_value(serde_json::Value::Object(extras.clone())).unwrap_or_default()
    }

    /// The form in which it is kept.
    pub(crate) fn into_extras(self) -> Extras {
        match serde_json::to_value(self) {
            Ok(serde_json::Value::Object(extras)) => extras,
            _ => Extras::new(),
        }
    }
}
