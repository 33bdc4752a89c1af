//! Names, addresses and states of network interfaces, and where they lie.

use std::net::{Ipv4Addr, Ipv6Addr};

use compute::catalogue::InstanceType;
use compute::instance::{Description, InstanceName, NameRules};
use compute::network::block::{AddressError, Block};
use compute::network::interface::{Interface, Wanted, get};
use compute::{Error as Refusal, Kind};
use wire::Scope;

use crate::code::Code;
use crate::ecs::codes;
use crate::ecs::errors::{Error, Result};
use crate::ecs::field::RegionId;

/// How many IPv6 addresses a call may ask for.
const MOST_V6: usize = 10;

/// How many blocks of addresses a call may ask for.
const MOST_PREFIXES: u32 = 10;

/// A name; empty where there is none.
pub(in crate::ecs) fn name(text: Option<&str>) -> Result<String> {
    let Some(text) = text.filter(|text| !text.is_empty()) else { return Ok(String::new()) };
    let name = InstanceName::parse(text, &NameRules::default()).map(String::from);
    name.map_err(|_| Error::invalid("NetworkInterfaceName"))
}

/// A description; empty where there is none.
pub(in crate::ecs) fn description(text: Option<&str>) -> Result<String> {
    let Some(text) = text.filter(|text| !text.is_empty()) else { return Ok(String::new()) };
    let text = Description::parse(text, Description::OF_INSTANCE).map(String::from);
    text.map_err(|_| Error::of(codes::instance::DESCRIPTION_MALFORMED))
}

/// One address.
pub(in crate::ecs) fn address(text: &str) -> Result<Ipv4Addr> {
    text.parse().map_err(|_| Error::of(codes::network::ADDRESS_MALFORMED))
}

/// Further addresses: those that are listed, or so many.
pub(in crate::ecs) fn further(list: &[String], count: Option<u32>) -> Result<Wanted<Ipv4Addr>> {
    match (list, count) {
        ([], count) => Ok(Wanted::Any(count.unwrap_or(0))),
        (_, Some(count)) if count > 0 => Err(Error::invalid("SecondaryPrivateIpAddressCount")),
        (list, _) => Ok(Wanted::These(list.iter().map(|text| address(text)).collect::<Result<_>>()?)),
    }
}

/// IPv6 addresses: those that are listed, or so many.
pub(in crate::ecs) fn v6(list: &[String], count: Option<u32>) -> Result<Wanted<Ipv6Addr>> {
    let wanted = match (list, count) {
        ([], count) => Wanted::Any(count.unwrap_or(0)),
        (_, Some(count)) if count > 0 => return Err(Error::invalid("Ipv6AddressCount")),
        (list, _) => Wanted::These(list.iter().map(|text| address_v6(text)).collect::<Result<_>>()?),
    };
    let name = if list.is_empty() { "Ipv6AddressCount" } else { "Ipv6Address" };
    if wanted.count() > MOST_V6 { Err(Error::invalid(name)) } else { Ok(wanted) }
}

/// The same for an interface of an instance that is launched, whose type must allow it.
pub(in crate::ecs) fn v6_of_type(list: &[String], count: Option<u32>, kind: &InstanceType) -> Result<Wanted<Ipv6Addr>> {
    let wanted = v6(list, count)?;
    match kind.ipv6s_per_interface as usize {
        0 if wanted.count() > 0 => Err(Error::of(codes::interface::V6_NOT_SUPPORTED)),
        most if wanted.count() > most => Err(Error::of(codes::interface::TOO_MANY_V6_FOR_ORDER)),
        _ => Ok(wanted),
    }
}

/// IPv6 addresses that a list is asked for, as they are usually written; `None` where there is none.
pub(in crate::ecs) fn wanted_v6(list: &[String]) -> Result<Option<Vec<String>>> {
    let usual = |text: &String| address_v6(text).map(|address| address.to_string());
    let list = list.iter().map(usual).collect::<Result<Vec<_>>>()?;
    Ok(Some(list).filter(|list| !list.is_empty()))
}

/// One IPv6 address.
pub(in crate::ecs) fn address_v6(text: &str) -> Result<Ipv6Addr> {
    text.parse().map_err(|_| Error::of(codes::interface::V6_INVALID))
}

/// Whole blocks of addresses: those that are listed, or so many.
pub(super) fn prefixes(list: &[String], count: Option<u32>) -> Result<Wanted<Block>> {
    let block = |text: &String| text.parse::<Block>().map_err(|_| Error::invalid("Ipv4Prefix"));
    match (list, count) {
        (_, Some(count)) if count > MOST_PREFIXES => Err(Error::invalid("Ipv4PrefixCount")),
        ([], count) => Ok(Wanted::Any(count.unwrap_or(0))),
        (_, Some(count)) if count > 0 => Err(Error::invalid("Ipv4PrefixCount")),
        (list, _) => Ok(Wanted::These(list.iter().map(block).collect::<Result<_>>()?)),
    }
}

/// The interface, when it is in the region.
pub(in crate::ecs) fn in_region(scope: &mut Scope<'_>, region: RegionId, id: &str) -> Result<Interface> {
    let interface = get(scope, id)?;
    if interface.region == region.0.id {
        return Ok(interface);
    }
    Err(Refusal::not_found(Kind::Interface, id).into())
}

/// What an operation on an interface says of the instance.
pub(super) fn of_instance(refusal: Refusal) -> Error {
    match refusal {
        Refusal::WrongState { .. } => Error::of(codes::interface::INSTANCE_STATUS),
        Refusal::NotFound { kind: Kind::Instance, .. } => Error::of(codes::interface::INSTANCE_NOT_FOUND),
        other => other.into(),
    }
}

/// What an operation on an interface says of its network and of private addresses there, which a launch says otherwise.
/// `taken` is its code for an address that is in use.
pub(super) fn of_network(taken: Code) -> impl Fn(Refusal) -> Error {
    move |refusal| match refusal {
        Refusal::Address(AddressError::Outside { .. }) => Error::of(codes::interface::ADDRESS_OUTSIDE),
        Refusal::Address(AddressError::Reserved { .. } | AddressError::Taken { .. }) => Error::of(taken),
        Refusal::Address(AddressError::Exhausted { .. }) => Error::of(codes::interface::NO_ADDRESS),
        Refusal::OtherNetwork { .. } => Error::of(codes::interface::GROUP_OF_OTHER_VPC),
        other => other.into(),
    }
}
