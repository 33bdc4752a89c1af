//! The rule: give a public NAT further addresses.

use store::{Scope, table};

use super::{NatAddress, all_of};
use crate::Location;
use crate::error::Result;
use crate::listing::next_position;
use crate::network::address as public;
use crate::network::public_nat::{Refusal, get};

/// How many addresses a NAT may have.
pub const MOST: usize = 20;

/// Gives a NAT so many public addresses that nobody has.
pub fn add(scope: &mut Scope<'_>, location: &Location<'_>, nat: &str, count: usize) -> Result<Vec<NatAddress>> {
    let nat = get(scope, nat)?;
    if all_of(scope, &nat.id)?.len().saturating_add(count) > MOST {
        return Err(Refusal::TooManyAddresses { id: nat.id, most: MOST }.into());
    }
    let mut added = Vec::with_capacity(count);
    for address in public::draw_public(scope, count)? {
        let id = location.draw(scope, |formats| &formats.nat_address);
        public::rows::keep_public(scope, address, &id)?;
        added.push(NatAddress { id, position: next_position(scope)?, nat_id: nat.id.clone(), address });
    }
    table::insert(scope, &added)?;
    Ok(added)
}
