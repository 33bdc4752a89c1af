//! What was done to the instances of groups.

mod describe_scaling_activities;
mod text;

pub use describe_scaling_activities::DescribeScalingActivities;
pub(super) use text::{cause_of_call, cause_of_size, description};
