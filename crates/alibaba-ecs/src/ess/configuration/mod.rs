//! What the instances of a group are like.

mod create_scaling_configuration;
mod data;
mod delete_scaling_configuration;
mod describe_scaling_configurations;
mod modify_scaling_configuration;
mod of_group;

pub use create_scaling_configuration::CreateScalingConfiguration;
pub(super) use data::Data;
pub use delete_scaling_configuration::DeleteScalingConfiguration;
pub use describe_scaling_configurations::DescribeScalingConfigurations;
pub use modify_scaling_configuration::ModifyScalingConfiguration;
