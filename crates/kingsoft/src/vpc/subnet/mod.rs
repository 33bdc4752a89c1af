//! Subnets, and lists of their addresses.

mod allocate_subnet_ipv6_cidr_block;
mod create_subnet;
mod delete_subnet;
mod describe_subnet_allocated_ip_addresses;
mod describe_subnet_available_addresses;
mod describe_subnets;
mod modify_subnet;

pub use allocate_subnet_ipv6_cidr_block::AllocateSubnetIpv6CidrBlock;
pub use create_subnet::CreateSubnet;
pub use delete_subnet::DeleteSubnet;
pub use describe_subnet_allocated_ip_addresses::DescribeSubnetAllocatedIpAddresses;
pub use describe_subnet_available_addresses::DescribeSubnetAvailableAddresses;
pub use describe_subnets::DescribeSubnets;
pub use modify_subnet::ModifySubnet;

use std::collections::{BTreeSet, HashMap};

use compute::network::public_nat::source::nats_of;
use compute::network::subnet::{Subnet, available, get_many};
use compute::network::vpc;
use wire::Cx;

use super::dhcp::Dhcp;
use super::view;
use crate::kec::errors::Error;
use crate::kec::field::Filters;
use crate::kec::location::known_region;

/// Subnets with how many of their addresses are free, their NATs and what they have from their networks.
fn shown(cx: &mut Cx<'_>, subnets: Vec<Subnet>) -> Result<Vec<view::Subnet>, Error> {
    let free = available(cx.scope(), &subnets, |subnet| Dhcp::of(subnet).reservation())?;
    let ids: Vec<_> = subnets.iter().map(|subnet| subnet.id.as_str()).collect();
    let mut nats = nats_of(cx.scope(), &ids)?;
    let vpcs: BTreeSet<_> = subnets.iter().map(|subnet| subnet.vpc_id.as_str()).collect();
    let vpcs = vpc::get_many(cx.scope(), &vpcs.into_iter().collect::<Vec<_>>())?;
    let vpcs: HashMap<_, _> = vpcs.iter().map(|vpc| (vpc.id.as_str(), vpc)).collect();
    let one = |(subnet, free): (Subnet, u32)| {
        let (nat, vpc) = (nats.remove(&subnet.id), vpcs.get(subnet.vpc_id.as_str()).copied());
        view::Subnet::new(subnet, free, nat, vpc)
    };
    Ok(subnets.into_iter().zip(free).map(one).collect())
}

/// A subnet with the same.
fn one_shown(cx: &mut Cx<'_>, subnet: Subnet) -> Result<view::Subnet, Error> {
    let id = subnet.id.clone();
    let missing = || compute::Error::not_found(compute::Kind::Subnet, id).into();
    shown(cx, vec![subnet])?.pop().ok_or_else(missing)
}

/// The subnets of the region whose addresses a list is about, in the order in which its filter `subnet-id` names them.
///
/// GUESS: a list without that filter is refused.
fn named(cx: &mut Cx<'_>, filter: &Filters) -> Result<Vec<Subnet>, Error> {
    filter.only(&["subnet-id"])?;
    let here = &known_region(cx)?.id;
    let named = filter.values("subnet-id").ok_or(Error::Wanting("Filter"))?;
    let found = get_many(cx.scope(), &named.iter().map(String::as_str).collect::<Vec<_>>())?;
    let found = found.into_iter().filter(|subnet| subnet.region == *here);
    let mut found: HashMap<_, _> = found.map(|subnet| (subnet.id.clone(), subnet)).collect();
    Ok(named.iter().filter_map(|id| found.remove(id)).collect())
}
