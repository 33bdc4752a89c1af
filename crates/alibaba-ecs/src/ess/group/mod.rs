//! Groups.

mod create_scaling_group;
mod delete_scaling_group;
mod describe_scaling_groups;
mod disable_scaling_group;
mod enable_scaling_group;
mod modify_scaling_group;
mod set_group_deletion_protection;
mod settings;
mod template;

pub use create_scaling_group::CreateScalingGroup;
pub use delete_scaling_group::DeleteScalingGroup;
pub use describe_scaling_groups::DescribeScalingGroups;
pub use disable_scaling_group::DisableScalingGroup;
pub use enable_scaling_group::EnableScalingGroup;
pub use modify_scaling_group::ModifyScalingGroup;
pub use set_group_deletion_protection::SetGroupDeletionProtection;
pub(super) use settings::{BALANCE, HEALTH_CHECK, MULTI_AZ, word_of};
