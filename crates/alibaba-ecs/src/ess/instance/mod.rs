//! Instances of groups.

mod attach_instances;
mod capacity;
mod describe_scaling_instances;
mod detach_instances;
mod leaving;
mod remove_instances;
mod set_instances_protection;

pub use attach_instances::AttachInstances;
pub(super) use attach_instances::attach;
pub(super) use capacity::{Capacity, capacity_of};
pub use describe_scaling_instances::DescribeScalingInstances;
pub use detach_instances::DetachInstances;
pub use remove_instances::RemoveInstances;
pub use set_instances_protection::SetInstancesProtection;

use schemars::JsonSchema;
use serde::Serialize;

/// How many instances a call names at most.
const MOST: usize = 20;

/// The activity that a call began.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Begun {
    pub(super) scaling_activity_id: String,
}
