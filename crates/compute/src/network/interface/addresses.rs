//! The rules: give further private addresses to an interface, and take them away.

use std::net::Ipv4Addr;

use store::Scope;

use super::{Interface, Refusal, get, rows};
use crate::error::Result;
use crate::instance::{self, Count};
use crate::network::block::{AddressError, Reservation};
use crate::network::subnet::{self, Subnet};
use crate::network::{address, elastic_address};

/// Which addresses or blocks are wanted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wanted<T> {
    /// So many, whichever they are.
    Any(u32),
    /// These.
    These(Vec<T>),
}

impl<T> Wanted<T> {
    /// How many are wanted.
    pub fn count(&self) -> usize {
        match self {
            Self::Any(count) => *count as usize,
            Self::These(these) => these.len(),
        }
    }
}

impl<T> Default for Wanted<T> {
    fn default() -> Self {
        Self::Any(0)
    }
}

/// Gives further private addresses to an interface, and returns them. `most` says how many private addresses an interface of
/// an instance of a type may have, or one that no instance has.
pub fn assign(
    scope: &mut Scope<'_>,
    id: &str,
    reservation: Reservation,
    wanted: &Wanted<Ipv4Addr>,
    most: impl Fn(Option<&str>) -> u32,
) -> Result<Vec<Ipv4Addr>> {
    let mut interface = settled(scope, id)?;
    let most = most(type_of_instance(scope, &interface)?.as_deref());
    if wanted.count() > 0 && 1 + interface.further.len() + wanted.count() > most as usize {
        return Err(Refusal::TooManyAddresses { id: interface.id, most }.into());
    }
    let subnet = subnet::get(scope, &interface.subnet_id)?;
    let taken = take(scope, &subnet, reservation, id, wanted)?;
    interface.further.extend(&taken);
    interface.further.sort_unstable();
    rows::update(scope, &interface)?;
    Ok(taken)
}

/// The type of the instance that has an interface.
pub(super) fn type_of_instance(scope: &mut Scope<'_>, interface: &Interface) -> Result<Option<String>> {
    match &interface.instance_id {
        Some(instance) => Ok(Some(instance::get(scope, instance)?.hardware.type_id)),
        None => Ok(None),
    }
}

/// Takes further private addresses from an interface. Its main address stays.
pub fn unassign(scope: &mut Scope<'_>, id: &str, addresses: &[Ipv4Addr]) -> Result<()> {
    let mut interface = settled(scope, id)?;
    for address in addresses {
        if !interface.further.contains(address) {
            return Err(Refusal::NotFurther { id: interface.id, address: *address }.into());
        }
    }
    let elastic = elastic_address::of_holders(scope, &[id])?.remove(id).unwrap_or_default();
    let held = elastic.iter().filter_map(|elastic| elastic.holder.as_ref());
    if let Some(holder) = held.into_iter().find(|holder| addresses.contains(&holder.private_address)) {
        return Err(Refusal::HasElastic { id: interface.id, address: holder.private_address }.into());
    }
    address::rows::delete_some(scope, &interface.subnet_id, addresses)?;
    interface.further.retain(|address| !addresses.contains(address));
    rows::update(scope, &interface)?;
    Ok(())
}

/// Gives addresses of a subnet to an interface.
pub(super) fn take(
    scope: &mut Scope<'_>,
    subnet: &Subnet,
    reservation: Reservation,
    id: &str,
    wanted: &Wanted<Ipv4Addr>,
) -> Result<Vec<Ipv4Addr>> {
    let found = match wanted {
        Wanted::Any(0) => return Ok(Vec::new()),
        Wanted::Any(count) => address::find_in(scope, subnet, reservation, None, Count::exactly(*count))?,
        Wanted::These(addresses) => {
            for (index, wished) in addresses.iter().enumerate() {
                if addresses.iter().take(index).any(|before| before == wished) {
                    return Err(AddressError::Taken { address: *wished }.into());
                }
                address::find_in(scope, subnet, reservation, Some(*wished), Count::exactly(1))?;
            }
            addresses.clone()
        }
    };
    let taken: Vec<_> = found.iter().map(|address| (*address, id)).collect();
    address::rows::insert(scope, &subnet.id, &taken)?;
    Ok(found)
}

/// The interface, when it is not on its way.
pub(super) fn settled(scope: &mut Scope<'_>, id: &str) -> Result<Interface> {
    let interface = get(scope, id)?;
    let status = interface.status(scope.now());
    if status.is_stable() { Ok(interface) } else { Err(Refusal::WrongState { id: interface.id, status }.into()) }
}
