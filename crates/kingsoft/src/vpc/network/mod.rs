//! Networks.

mod add_secondary_cidr_block;
mod associate_vpc_cidr_block;
mod create_vpc;
mod delete_secondary_cidr_block;
mod delete_vpc;
mod describe_availability_zones;
mod describe_vpcs;
mod modify_vpc;

pub use add_secondary_cidr_block::AddSecondaryCidrBlock;
pub use associate_vpc_cidr_block::AssociateVpcCidrBlock;
pub use create_vpc::CreateVpc;
pub use delete_secondary_cidr_block::DeleteSecondaryCidrBlock;
pub use delete_vpc::DeleteVpc;
pub use describe_availability_zones::DescribeAvailabilityZones;
pub use describe_vpcs::DescribeVpcs;
pub use modify_vpc::ModifyVpc;

use compute::network::block::BlockRules;

/// The line over which the IPv6 addresses of networks are reached.
const LINE_V6: &str = "BGP";

/// Which blocks a network may have.
fn block_rules() -> BlockRules {
    BlockRules::prefix(8, 28).private()
}
