//! The rules: attach an interface to an instance and detach it.

use store::Scope;

use super::addresses::settled;
use super::{Interface, Refusal, get, rows};
use crate::error::{Error, Result};
use crate::instance;
use crate::transition::{Status, TRANSITION_LASTS, Transition};

/// How many interfaces one may carry: each has a VLAN of its own, of which there are so many.
const MOST_MEMBERS: i64 = 4094;

/// Where an interface is attached.
#[derive(Debug, Clone, Copy, Default)]
pub struct At<'a> {
    /// The instance.
    pub instance_id: &'a str,
    /// The interface of the instance that carries it; it is attached by itself where there is none.
    pub trunk: Option<&'a str>,
    /// The network card, from 0; the first where none is said.
    pub network_card: Option<u32>,
}

/// What instances of a type may have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Interfaces, those that others carry among them.
    pub interfaces: u32,
    /// Network cards, one at least.
    pub network_cards: u32,
    /// Private addresses of an interface, the main one among them.
    pub addresses: u32,
    /// IPv6 addresses of an interface.
    pub v6: u32,
    /// Whether an interface may carry others.
    pub trunks: bool,
}

/// Attaches an interface that no instance has to an instance of its network and zone that is up or down. `limits` says what
/// an instance of a type may have.
pub fn attach(scope: &mut Scope<'_>, id: &str, at: At<'_>, limits: impl Fn(&str) -> Limits) -> Result<Interface> {
    let mut interface = get(scope, id)?;
    let status = interface.status(scope.now());
    if status != Status::Free {
        return Err(Refusal::WrongState { id: interface.id, status }.into());
    }
    let instance = instance::get(scope, at.instance_id)?;
    if instance.vpc_id != interface.vpc_id {
        return Err(Refusal::OtherNetwork { id: interface.id, instance: instance.id }.into());
    }
    if instance.zone != interface.zone {
        return Err(Refusal::OtherZone { id: interface.id, instance: instance.id }.into());
    }
    let status = instance.status(scope.now());
    if !status.is_stable() {
        return Err(Error::WrongState { id: instance.id, status });
    }
    let limits = limits(&instance.hardware.type_id);
    if interface.is_trunk && !limits.trunks {
        return Err(Refusal::NoTrunks { instance: instance.id }.into());
    }
    if let Some(card) = at.network_card
        && card >= limits.network_cards
    {
        return Err(Refusal::NoCard { instance: instance.id, card }.into());
    }
    if rows::count_of(scope, &instance.id)? >= i64::from(limits.interfaces) {
        return Err(Refusal::TooMany { instance: instance.id }.into());
    }
    check_addresses(&interface, limits)?;
    if let Some(trunk) = at.trunk {
        carry(scope, &mut interface, trunk, &instance.id)?;
    }
    interface.network_card = at.network_card;
    interface.instance_id = Some(instance.id);
    interface.transition = Transition::attach(scope.begins(TRANSITION_LASTS));
    rows::update(scope, &interface)?;
    Ok(interface)
}

/// Refuses an interface that has more addresses than the type of the instance allows.
fn check_addresses(interface: &Interface, limits: Limits) -> Result<()> {
    if interface.further.len() >= limits.addresses as usize {
        return Err(Refusal::TooManyAddresses { id: interface.id.clone(), most: limits.addresses }.into());
    }
    match interface.v6.len() {
        0 => Ok(()),
        _ if limits.v6 == 0 => Err(Refusal::NoV6 { id: interface.id.clone() }.into()),
        count if count > limits.v6 as usize => {
            Err(Refusal::TooManyV6 { id: interface.id.clone(), most: limits.v6 }.into())
        }
        _ => Ok(()),
    }
}

/// Has an interface carried by another one of the instance, under the lowest number that is free there.
fn carry(scope: &mut Scope<'_>, interface: &mut Interface, trunk: &str, instance_id: &str) -> Result<()> {
    let trunk = get(scope, trunk)?;
    if !trunk.is_trunk || interface.is_trunk {
        return Err(Refusal::NotCarried { id: trunk.id, member: interface.id.clone() }.into());
    }
    if trunk.instance_id.as_deref() != Some(instance_id) {
        return Err(Refusal::NotAttached { id: trunk.id }.into());
    }
    let status = trunk.status(scope.now());
    if status != Status::Attached {
        return Err(Refusal::WrongState { id: trunk.id, status }.into());
    }
    let taken = rows::carried_by(scope, instance_id, &trunk.id)?;
    let free = (1..=MOST_MEMBERS).find(|number| !taken.contains(number));
    let Some(free) = free else { return Err(Refusal::TooMany { instance: instance_id.to_owned() }.into()) };
    interface.trunk_id = Some(trunk.id);
    interface.device_index = free;
    Ok(())
}

/// Takes an interface that is not primary, and that carries no other, from its instance, which is up or down. A `trunk` that
/// is named must be the one that carries it.
pub fn detach(scope: &mut Scope<'_>, id: &str, instance_id: &str, trunk: Option<&str>) -> Result<Interface> {
    let mut interface = settled(scope, id)?;
    if interface.is_primary {
        return Err(Refusal::Primary { id: interface.id }.into());
    }
    let elsewhere = trunk.is_some() && interface.trunk_id.as_deref() != trunk;
    if elsewhere || interface.instance_id.as_deref() != Some(instance_id) {
        return Err(Refusal::NotAttached { id: interface.id }.into());
    }
    if interface.is_trunk && !rows::carried_by(scope, instance_id, id)?.is_empty() {
        return Err(Refusal::Carries { id: interface.id }.into());
    }
    let status = instance::get(scope, instance_id)?.status(scope.now());
    if !status.is_stable() {
        return Err(Error::WrongState { id: instance_id.to_owned(), status });
    }
    interface.leave(Transition::detach(scope.begins(TRANSITION_LASTS)));
    rows::update(scope, &interface)?;
    Ok(interface)
}
