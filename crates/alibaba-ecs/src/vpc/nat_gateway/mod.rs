//! NAT gateways.

mod available_zones;
mod create_nat_gateway;
mod delete_nat_gateway;
mod describe_nat_gateways;
mod get_nat_gateway_attribute;
mod modify_nat_gateway_attribute;
mod modify_nat_gateway_spec;
mod update_nat_gateway_nat_type;
mod view;

pub use available_zones::ListEnhanhcedNatGatewayAvailableZones;
pub use create_nat_gateway::CreateNatGateway;
pub use delete_nat_gateway::DeleteNatGateway;
pub use describe_nat_gateways::DescribeNatGateways;
pub use get_nat_gateway_attribute::GetNatGatewayAttribute;
pub use modify_nat_gateway_attribute::ModifyNatGatewayAttribute;
pub use modify_nat_gateway_spec::ModifyNatGatewaySpec;
pub use update_nat_gateway_nat_type::UpdateNatGatewayNatType;

use compute::network::nat_gateway::{NatGateway, get};
use wire::Scope;

use super::codes;
use crate::ecs::field::RegionId;
use crate::ecs::{Error, Result};

/// Keys under which the service keeps what the core does not read.
const ACCESS_MODE: &str = "access_mode";
const AVAILABILITY_MODE: &str = "availability_mode";
const ICMP_REPLY: &str = "icmp_reply";
const PRIVATE_LINK: &str = "private_link";
const SECURITY_PROTECTION: &str = "security_protection";
const SESSION_LOG: &str = "session_log";
const LOG_DELIVERY: &str = "log_delivery";

/// The sizes of gateways.
const SPECS: [&str; 4] = ["Small", "Middle", "Large", "XLarge.1"];

/// The gateway, when it is in the region that a call names.
pub(super) fn in_region(scope: &mut Scope<'_>, region: RegionId, id: &str) -> Result<NatGateway> {
    let gateway = get(scope, id)?;
    if gateway.region != region.0.id {
        return Err(compute::Error::not_found(compute::Kind::NatGateway, id).into());
    }
    Ok(gateway)
}

/// How elastic addresses are bound: whether each takes a private address of the vSwitch.
fn takes_addresses(word: &str) -> Result<bool> {
    match word {
        "MULTI_BINDED" => Ok(false),
        "NAT" => Ok(true),
        _ => Err(Error::invalid("EipBindMode")),
    }
}

/// A size.
fn spec(word: &str) -> Result<String> {
    if SPECS.contains(&word) { Ok(word.to_owned()) } else { Err(Error::of(codes::nat_gateway::SPEC_INVALID)) }
}
