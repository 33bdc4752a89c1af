//! Instance types.

mod describe_instance_type_configs;

pub use describe_instance_type_configs::DescribeInstanceTypeConfigs;
