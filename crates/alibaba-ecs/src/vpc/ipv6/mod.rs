//! IPv6 and the Internet: gateways, addresses, their bandwidth, and rules that let them out and nothing in.

mod address;
mod allocate_ipv6_internet_bandwidth;
mod create_ipv6_egress_only_rule;
mod create_ipv6_gateway;
mod delete_ipv6_egress_only_rule;
mod delete_ipv6_gateway;
mod delete_ipv6_internet_bandwidth;
mod describe_ipv6_addresses;
mod describe_ipv6_egress_only_rules;
mod describe_ipv6_gateway_attribute;
mod describe_ipv6_gateways;
mod modify_ipv6_gateway_attribute;
mod modify_ipv6_internet_bandwidth;
mod view;

pub use allocate_ipv6_internet_bandwidth::AllocateIpv6InternetBandwidth;
pub use create_ipv6_egress_only_rule::CreateIpv6EgressOnlyRule;
pub use create_ipv6_gateway::CreateIpv6Gateway;
pub use delete_ipv6_egress_only_rule::DeleteIpv6EgressOnlyRule;
pub use delete_ipv6_gateway::DeleteIpv6Gateway;
pub use delete_ipv6_internet_bandwidth::DeleteIpv6InternetBandwidth;
pub use describe_ipv6_addresses::DescribeIpv6Addresses;
pub use describe_ipv6_egress_only_rules::DescribeIpv6EgressOnlyRules;
pub use describe_ipv6_gateway_attribute::DescribeIpv6GatewayAttribute;
pub use describe_ipv6_gateways::DescribeIpv6Gateways;
pub use modify_ipv6_gateway_attribute::ModifyIpv6GatewayAttribute;
pub use modify_ipv6_internet_bandwidth::ModifyIpv6InternetBandwidth;

use compute::network::ipv6_gateway::{Ipv6Gateway, get};
use wire::Scope;

use crate::ecs::Result;
use crate::ecs::field::RegionId;

/// The gateway, when it is in the region that a call names.
fn in_region(scope: &mut Scope<'_>, region: RegionId, id: &str) -> Result<Ipv6Gateway> {
    let gateway = get(scope, id)?;
    if gateway.region != region.0.id {
        return Err(compute::Error::not_found(compute::Kind::Ipv6Gateway, id).into());
    }
    Ok(gateway)
}
