//! NATs with public addresses of their own, what goes through them, their DNAT rules and the limits of interfaces.

mod add_nat_ip;
mod associate_instance;
mod associate_nat;
mod charge;
mod create_dnat;
mod create_nat;
mod create_nat_rate_limit;
mod delete_dnat;
mod delete_nat;
mod delete_nat_ip;
mod delete_nat_rate_limit;
mod describe_dnats;
mod describe_nat_rate_limit;
mod describe_nats;
mod disassociate_instance;
mod disassociate_nat;
mod dnat;
mod limit;
mod modify_dnat;
mod modify_nat;
mod modify_nat_gateway_billing;
mod modify_nat_rate_limit;
mod refusal;
mod view;

pub use add_nat_ip::AddNatIp;
pub use associate_instance::AssociateInstance;
pub use associate_nat::AssociateNat;
pub use create_dnat::CreateDnat;
pub use create_nat::CreateNat;
pub use create_nat_rate_limit::CreateNatRateLimit;
pub use delete_dnat::DeleteDnat;
pub use delete_nat::DeleteNat;
pub use delete_nat_ip::DeleteNatIp;
pub use delete_nat_rate_limit::DeleteNatRateLimit;
pub use describe_dnats::DescribeDnats;
pub use describe_nat_rate_limit::DescribeNatRateLimit;
pub use describe_nats::DescribeNats;
pub use disassociate_instance::DisassociateInstance;
pub use disassociate_nat::DisassociateNat;
pub use modify_dnat::ModifyDnat;
pub use modify_nat::ModifyNat;
pub use modify_nat_gateway_billing::ModifyNatGatewayBilling;
pub use modify_nat_rate_limit::ModifyNatRateLimit;
pub(crate) use refusal::refused;

use std::fmt::Display;
use std::ops::RangeInclusive;

use compute::network::interface::{self, Interface};
use compute::network::public_nat::{self, PublicNat};
use compute::{Error as Domain, Kind};
use sts::Caller;
use wire::{Call, Check, Cx};

use crate::field::within;
use crate::kec::location::{region, vpc_krn};

/// Mbit/s that a NAT may have. Source: Terraform's provider.
const BAND_WIDTHS: RangeInclusive<i64> = 1..=15_000;

/// Mbit/s that an interface may have through a NAT. Source: Terraform's provider.
const LIMITS: RangeInclusive<i64> = 1..=25_000;

/// What policies are asked about a thing of the product, such as `nat/<id>`.
fn asks(action: &'static str, relative: impl Display, caller: &Caller, call: &Call) -> Check {
    Check::new(action, vpc_krn(caller, call, relative))
}

/// A NAT of the call's region.
fn nat(cx: &mut Cx<'_>, id: &str) -> Result<PublicNat, Domain> {
    let here = region(cx.call()).to_owned();
    let found = public_nat::get(cx.scope(), id)?;
    if found.region == here { Ok(found) } else { Err(Domain::not_found(Kind::NatGateway, id)) }
}

/// An interface of the call's region.
fn interface(cx: &mut Cx<'_>, id: &str) -> Result<Interface, Domain> {
    let here = region(cx.call()).to_owned();
    let found = interface::get(cx.scope(), id)?;
    if found.region == here { Ok(found) } else { Err(Domain::not_found(Kind::Interface, id)) }
}
