//! Rules by which the number of a group's instances is changed.

mod create_scaling_rule;
mod delete_scaling_rule;
mod describe_scaling_rules;
mod execute_scaling_rule;
mod modify_scaling_rule;
mod of_group;

pub use create_scaling_rule::CreateScalingRule;
pub use delete_scaling_rule::DeleteScalingRule;
pub use describe_scaling_rules::DescribeScalingRules;
pub use execute_scaling_rule::ExecuteScalingRule;
pub use modify_scaling_rule::ModifyScalingRule;
