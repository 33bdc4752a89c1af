//! Addresses of NAT gateways between private networks, and the blocks that they are from.

mod create_nat_ip;
mod create_nat_ip_cidr;
mod delete_nat_ip;
mod delete_nat_ip_cidr;
mod list_nat_ip_cidrs;
mod list_nat_ips;
mod modify_nat_ip_attribute;
mod modify_nat_ip_cidr_attribute;

pub use create_nat_ip::CreateNatIp;
pub use create_nat_ip_cidr::CreateNatIpCidr;
pub use delete_nat_ip::DeleteNatIp;
pub use delete_nat_ip_cidr::DeleteNatIpCidr;
pub use list_nat_ip_cidrs::ListNatIpCidrs;
pub use list_nat_ips::ListNatIps;
pub use modify_nat_ip_attribute::ModifyNatIpAttribute;
pub use modify_nat_ip_cidr_attribute::ModifyNatIpCidrAttribute;

use compute::network::nat_gateway::address::{NatAddress, get};
use wire::Scope;

use crate::ecs::Result;
use crate::ecs::field::RegionId;

/// The address, when it is in the region that a call names.
fn in_region(scope: &mut Scope<'_>, region: RegionId, id: &str) -> Result<NatAddress> {
    let address = get(scope, id)?;
    if address.region != region.0.id {
        return Err(compute::Error::not_found(compute::Kind::NatAddress, id).into());
    }
    Ok(address)
}

/// How many things a part of a list has: 1 to 100, 20 by default.
fn limit(given: Option<i64>) -> i64 {
    given.unwrap_or(20).clamp(1, 100)
}
