//! Gateways between a network and the Internet for IPv4.

mod create_ipv4_gateway;
mod delete_ipv4_gateway;
mod enable_vpc_ipv4_gateway;
mod get_ipv4_gateway_attribute;
mod list_ipv4_gateways;
mod update_ipv4_gateway_attribute;

pub use create_ipv4_gateway::CreateIpv4Gateway;
pub use delete_ipv4_gateway::DeleteIpv4Gateway;
pub use enable_vpc_ipv4_gateway::EnableVpcIpv4Gateway;
pub use get_ipv4_gateway_attribute::GetIpv4GatewayAttribute;
pub use list_ipv4_gateways::ListIpv4Gateways;
pub use update_ipv4_gateway_attribute::UpdateIpv4GatewayAttribute;

use compute::network::ipv4_gateway::{Ipv4Gateway, get};
use wire::Scope;

use super::codes;
use super::text::{changed, text};
use crate::ecs::field::RegionId;
use crate::ecs::{Error, Result};

/// The gateway, when it is in the region that a call names.
fn in_region(scope: &mut Scope<'_>, region: RegionId, id: &str) -> Result<Ipv4Gateway> {
    let gateway = get(scope, id)?;
    if gateway.region != region.0.id {
        return Err(compute::Error::not_found(compute::Kind::Ipv4Gateway, id).into());
    }
    Ok(gateway)
}

/// A name or a description of a gateway, as newer operations of VPC refuse one.
pub(super) fn legal(given: Option<&str>, most: usize, parameter: &str) -> Result<String> {
    text(given, most, codes::VPC_NAME_MALFORMED).map_err(|_| Error::about(codes::gateway::ILLEGAL, parameter))
}

/// The same of one that a call may leave as it is.
pub(super) fn legal_change(given: Option<&str>, most: usize, parameter: &str) -> Result<Option<String>> {
    changed(given, most, codes::VPC_NAME_MALFORMED).map_err(|_| Error::about(codes::gateway::ILLEGAL, parameter))
}
