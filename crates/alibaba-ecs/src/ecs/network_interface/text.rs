//! Names, addresses and states of network interfaces, and where they lie.

use std::net::Ipv4Addr;

use compute::instance::{Description, InstanceName, NameRules};
use compute::network::block::{AddressError, Block};
use compute::network::interface::{Interface, Wanted, get};
use compute::{Error as Refusal, Kind};
use wire::Scope;

use crate::code::Code;
use crate::ecs::codes;
use crate::ecs::errors::{Error, Result};
use crate::ecs::field::RegionId;

/// How many blocks of addresses a call may ask for.
const MOST_PREFIXES: u32 = 10;

/// A name; empty where there is none.
pub(super) fn name(text: Option<&str>) -> Result<String> {
    let Some(text) = text.filter(|text| !text.is_empty()) else { return Ok(String::new()) };
    let name = InstanceName::parse(text, &NameRules::default()).map(String::from);
    name.map_err(|_| Error::invalid("NetworkInterfaceName"))
}

/// A description; empty where there is none.
pub(super) fn description(text: Option<&str>) -> Result<String> {
    let Some(text) = text.filter(|text| !text.is_empty()) else { return Ok(String::new()) };
    let text = Description::parse(text, Description::OF_INSTANCE).map(String::from);
    text.map_err(|_| Error::of(codes::instance::DESCRIPTION_MALFORMED))
}

/// One address.
pub(super) fn address(text: &str) -> Result<Ipv4Addr> {
    text.parse().map_err(|_| Error::of(codes::network::ADDRESS_MALFORMED))
}

/// Further addresses: those that are listed, or so many.
pub(super) fn further(list: &[String], count: Option<u32>) -> Result<Wanted<Ipv4Addr>> {
    match (list, count) {
        ([], count) => Ok(Wanted::Any(count.unwrap_or(0))),
        (_, Some(count)) if count > 0 => Err(Error::invalid("SecondaryPrivateIpAddressCount")),
        (list, _) => Ok(Wanted::These(list.iter().map(|text| address(text)).collect::<Result<_>>()?)),
    }
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
pub(super) fn in_region(scope: &mut Scope<'_>, region: RegionId, id: &str) -> Result<Interface> {
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
