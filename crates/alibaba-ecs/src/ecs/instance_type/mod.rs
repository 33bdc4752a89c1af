//! Instance types and their families.

mod describe_instance_type_families;
mod describe_instance_types;
mod view;

pub use describe_instance_type_families::DescribeInstanceTypeFamilies;
pub use describe_instance_types::DescribeInstanceTypes;
