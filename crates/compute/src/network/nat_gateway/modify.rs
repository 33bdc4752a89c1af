//! The rule: change a NAT gateway.

use store::Scope;

use super::{NatGateway, Refusal, get, rows};
use crate::Extras;
use crate::error::Result;
use crate::instance::Count;
use crate::network::block::Reservation;
use crate::network::{address, elastic_address, subnet};
use crate::transition::{TRANSITION_LASTS, Transition};

/// What is to change; `None` keeps the value.
#[derive(Debug, Clone, Default)]
pub struct Change {
    /// New name.
    pub name: Option<String>,
    /// New description.
    pub description: Option<String>,
    /// New size, which must be another one.
    pub spec: Option<String>,
    /// Its elastic addresses take private addresses of its subnet from now on, of which the vendor keeps some for itself.
    pub own_addresses: Option<Reservation>,
    /// Whether it is protected from being deleted.
    pub protected: Option<bool>,
    /// Extras that are set beside those that are there.
    pub extras: Extras,
}

/// Changes a NAT gateway and returns it as it is then. A new size, or private addresses for its elastic addresses, take a
/// while.
pub fn modify(scope: &mut Scope<'_>, id: &str, change: Change) -> Result<NatGateway> {
    let mut gateway = get(scope, id)?;
    gateway.name = change.name.unwrap_or(gateway.name);
    gateway.description = change.description.unwrap_or(gateway.description);
    gateway.protected = change.protected.unwrap_or(gateway.protected);
    gateway.extras.extend(change.extras);
    let mut takes_a_while = false;
    if let Some(spec) = change.spec {
        gateway.check_settled(scope.now())?;
        if spec == gateway.spec {
            return Err(Refusal::SameSpec { id: gateway.id }.into());
        }
        gateway.spec = spec;
        takes_a_while = true;
    }
    if let Some(reservation) = change.own_addresses
        && !gateway.own_addresses
    {
        gateway.check_settled(scope.now())?;
        give_addresses(scope, &gateway, reservation)?;
        gateway.own_addresses = true;
        takes_a_while = true;
    }
    if takes_a_while {
        gateway.transition = Transition::modify(scope.begins(TRANSITION_LASTS));
    }
    rows::update(scope, &gateway)?;
    Ok(gateway)
}

/// Gives each elastic address of a gateway a private address of its subnet.
fn give_addresses(scope: &mut Scope<'_>, gateway: &NatGateway, reservation: Reservation) -> Result<()> {
    let elastic = gateway.elastic(scope)?;
    let count = u32::try_from(elastic.len()).unwrap_or(u32::MAX);
    if count == 0 {
        return Ok(());
    }
    let subnet = subnet::get(scope, &gateway.subnet_id)?;
    let found = address::find_in(scope, &subnet, reservation, None, Count::exactly(count))?;
    let taken: Vec<_> = found.iter().copied().zip(elastic.iter().map(|elastic| elastic.id.as_str())).collect();
    address::rows::insert(scope, &subnet.id, &taken)?;
    for (mut elastic, address) in elastic.into_iter().zip(found) {
        if let Some(holder) = &mut elastic.holder {
            holder.private_address = address;
        }
        elastic_address::rows::update(scope, &elastic)?;
    }
    Ok(())
}
