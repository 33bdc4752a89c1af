//! Subnets.

mod create_subnet;
mod delete_subnet;
mod describe_subnets;

pub use create_subnet::CreateSubnet;
pub use delete_subnet::DeleteSubnet;
pub use describe_subnets::DescribeSubnets;
