//! What is said of a group beside its size.

use compute::Extras;
use compute::scaling::Group;
use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::{Value, json};
use wire::params::Unbuilt;

use crate::ecs::Result;
use crate::ecs::field::Text;
use crate::ess::field::invalid;

/// Names under which a group keeps how it spreads instances, and what it looks after.
pub(in crate::ess) const MULTI_AZ: &str = "multi_az_policy";
pub(in crate::ess) const HEALTH_CHECK: &str = "health_check_type";

/// Instances are spread evenly over the vSwitches.
pub(in crate::ess) const BALANCE: &str = "BALANCE";

/// Settings that a group has and others that are not built.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
#[schemars(description = "")]
pub struct Settings {
    /// How instances are spread over the vSwitches: `PRIORITY` (default), the first one first, or `BALANCE`, evenly.
    #[serde(default, rename = "MultiAZPolicy")]
    multi_az_policy: Text,
    /// Whether instances that do not run are replaced: `ECS` (default) or `NONE`.
    #[serde(default)]
    health_check_type: Text,
    /// What becomes of instances that are removed: `release`, which is the default.
    #[serde(default)]
    scaling_policy: Text,
    /// Kinds of health checks.
    #[serde(default, rename = "HealthCheckTypes")]
    _health_check_types: Unbuilt,
    /// Types in place of those of the launch template.
    #[serde(default, rename = "LaunchTemplateOverride")]
    _launch_template_override: Unbuilt,
    /// How long an instance may live.
    #[serde(default, rename = "MaxInstanceLifetime")]
    _max_instance_lifetime: Unbuilt,
    /// How types are chosen.
    #[serde(default, rename = "AllocationStrategy")]
    _allocation_strategy: Unbuilt,
    /// How types of spot instances are chosen.
    #[serde(default, rename = "SpotAllocationStrategy")]
    _spot_allocation_strategy: Unbuilt,
    /// Whether instances are spread over zones.
    #[serde(default, rename = "AzBalance")]
    _az_balance: Unbuilt,
    /// How instances are spread over zones.
    #[serde(default, rename = "BalanceMode")]
    _balance_mode: Unbuilt,
    /// Whether instances are spread anew.
    #[serde(default, rename = "AutoRebalance")]
    _auto_rebalance: Unbuilt,
    /// Capacity of spot instances.
    #[serde(default, rename = "CapacityOptions")]
    _capacity_options: Unbuilt,
    /// Whether there are others where there are no spot instances.
    #[serde(default, rename = "CompensateWithOnDemand")]
    _compensate_with_on_demand: Unbuilt,
    /// How many are no spot instances.
    #[serde(default, rename = "OnDemandBaseCapacity")]
    _on_demand_base_capacity: Unbuilt,
    /// How many of the others are no spot instances.
    #[serde(default, rename = "OnDemandPercentageAboveBaseCapacity")]
    _on_demand_percentage: Unbuilt,
    /// How many types of spot instances there are.
    #[serde(default, rename = "SpotInstancePools")]
    _spot_instance_pools: Unbuilt,
    /// Whether spot instances are replaced before they go.
    #[serde(default, rename = "SpotInstanceRemedy")]
    _spot_instance_remedy: Unbuilt,
    /// How long a group waits for an instance that stops.
    #[serde(default, rename = "StopInstanceTimeout")]
    _stop_instance_timeout: Unbuilt,
    /// Function that says which instances are removed.
    #[serde(default, rename = "CustomPolicyARN")]
    _custom_policy: Unbuilt,
}

impl Settings {
    /// As a group keeps them; nothing where nothing is said.
    pub(super) fn extras(&self) -> Result<Extras> {
        let one_of = |text: &Text, words: &[&str], parameter| match text.get() {
            Some(word) if !words.contains(&word) => Err(invalid(parameter)),
            other => Ok(other.map(|word| json!(word))),
        };
        one_of(&self.scaling_policy, &["release"], "ScalingPolicy")?;
        let spread = one_of(&self.multi_az_policy, &["PRIORITY", BALANCE], "MultiAZPolicy")?;
        let health = one_of(&self.health_check_type, &["ECS", "NONE"], "HealthCheckType")?;
        let pairs = [(MULTI_AZ, spread), (HEALTH_CHECK, health)];
        Ok(pairs.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?))).collect())
    }
}

/// What a group keeps under a name.
pub(in crate::ess) fn word_of<'g>(group: &'g Group, name: &str, usual: &'g str) -> &'g str {
    group.extras.get(name).and_then(Value::as_str).unwrap_or(usual)
}

/// Which instances are removed first. Words that are left out are the usual ones.
pub(super) fn removal(words: &[String]) -> Result<Vec<String>> {
    const WORDS: [&str; 3] = ["OldestScalingConfiguration", "OldestInstance", "NewestInstance"];
    if words.len() > 2 || !words.iter().all(|word| WORDS.contains(&word.as_str())) {
        return Err(invalid("RemovalPolicy"));
    }
    Ok(if words.is_empty() { WORDS[..2].iter().map(|word| (*word).to_owned()).collect() } else { words.to_vec() })
}
