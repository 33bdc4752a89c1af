//! How many instances a group has, by what they are doing.

use std::collections::HashMap;

use compute::instance::{Instance, get_many};
use compute::scaling::Member;
use kernel::Timestamp;
use schemars::JsonSchema;
use serde::Serialize;
use wire::Scope;

use crate::ecs::Result;

/// How many instances a group has.
#[derive(Debug, Clone, Default, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub(in crate::ess) struct Capacity {
    total_capacity: i64,
    total_instance_count: i64,
    active_capacity: i64,
    pending_capacity: i64,
    protected_capacity: i64,
    standby_capacity: i64,
    stopped_capacity: i64,
    removing_capacity: i64,
}

/// How many instances the groups of members have, by group.
pub(in crate::ess) fn capacity_of(scope: &mut Scope<'_>, members: &[Member]) -> Result<HashMap<String, Capacity>> {
    let now = scope.now();
    let ids: Vec<_> = members.iter().map(|member| member.instance.as_str()).collect();
    let instances = get_many(scope, &ids)?;
    let instances: HashMap<_, _> = instances.iter().map(|instance| (instance.id.as_str(), instance)).collect();
    let mut found: HashMap<String, Capacity> = HashMap::new();
    for member in members {
        let Some(instance) = instances.get(member.instance.as_str()) else { continue };
        let capacity = found.entry(member.group.clone()).or_default();
        capacity.total_capacity += 1;
        capacity.total_instance_count += 1;
        *match state(member, instance, now) {
            "Pending" => &mut capacity.pending_capacity,
            "Protected" => &mut capacity.protected_capacity,
            _ => &mut capacity.active_capacity,
        } += 1;
    }
    Ok(found)
}

/// The vendor's word for what an instance is doing in its group.
pub(super) fn state(member: &Member, instance: &Instance, now: Timestamp) -> &'static str {
    if member.is_protected {
        "Protected"
    } else if member.is_created && instance.last_start(now).is_none() {
        "Pending"
    } else {
        "InService"
    }
}

/// The vendor's word for whether an instance is well: it is while it runs, or comes up for the first time.
pub(super) fn health(member: &Member, instance: &Instance, now: Timestamp) -> &'static str {
    let is_up = instance.lifecycle.running_since(now).is_some() || !instance.status(now).is_stable();
    if is_up || state(member, instance, now) == "Pending" { "Healthy" } else { "Unhealthy" }
}
