//! Networks.

mod create_vpc;
mod delete_vpc;
mod describe_availability_zones;
mod describe_vpcs;
mod modify_vpc;

pub use create_vpc::CreateVpc;
pub use delete_vpc::DeleteVpc;
pub use describe_availability_zones::DescribeAvailabilityZones;
pub use describe_vpcs::DescribeVpcs;
pub use modify_vpc::ModifyVpc;
