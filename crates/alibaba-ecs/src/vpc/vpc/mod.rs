//! Networks.

mod create_vpc;
mod delete_vpc;
mod describe_vpc_attribute;
mod describe_vpcs;
mod modify_vpc_attribute;
mod view;

pub use create_vpc::CreateVpc;
pub use delete_vpc::DeleteVpc;
pub use describe_vpc_attribute::DescribeVpcAttribute;
pub use describe_vpcs::DescribeVpcs;
pub use modify_vpc_attribute::ModifyVpcAttribute;
