//! Networks.

mod associate_vpc_cidr_block;
mod create_default_vpc;
mod create_vpc;
mod delete_vpc;
mod describe_vpc_attribute;
mod describe_vpcs;
mod modify_vpc_attribute;
mod unassociate_vpc_cidr_block;
mod view;

pub use associate_vpc_cidr_block::AssociateVpcCidrBlock;
pub use create_default_vpc::CreateDefaultVpc;
pub use create_vpc::CreateVpc;
pub use delete_vpc::DeleteVpc;
pub use describe_vpc_attribute::DescribeVpcAttribute;
pub use describe_vpcs::DescribeVpcs;
pub use modify_vpc_attribute::ModifyVpcAttribute;
pub use unassociate_vpc_cidr_block::UnassociateVpcCidrBlock;

use compute::network::vpc::{self, Vpc};
use wire::Scope;

use crate::ecs::Result;
use crate::ecs::field::RegionId;

/// The network, when it is in the region that a call names.
pub(crate) fn in_region(scope: &mut Scope<'_>, region: Option<RegionId>, id: &str) -> Result<Vpc> {
    let vpc = vpc::get(scope, id)?;
    if region.is_some_and(|region| region.0.id != vpc.region) {
        return Err(compute::Error::not_found(compute::Kind::Vpc, id).into());
    }
    Ok(vpc)
}
