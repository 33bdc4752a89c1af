//! The rule: find a subnet.

use std::collections::HashMap;

use store::{Scope, table};

use super::{Subnet, rows};
use crate::error::{Error, Kind, Result};
use crate::network::address;
use crate::network::block::{Block, Pool, Reservation};

/// The subnet with this id, in whichever region.
pub fn get(scope: &mut Scope<'_>, id: &str) -> Result<Subnet> {
    table::find(scope, id)?.ok_or_else(|| Error::not_found(Kind::Subnet, id))
}

/// The subnets of the account that have one of these ids, in any order.
pub fn get_many(scope: &mut Scope<'_>, ids: &[&str]) -> Result<Vec<Subnet>> {
    Ok(table::find_many(scope, ids)?)
}

/// The ids of the subnets of several networks by network, newest first. A network without is not in the map.
pub fn ids_in(scope: &mut Scope<'_>, vpcs: &[&str]) -> Result<HashMap<String, Vec<String>>> {
    let mut ids = HashMap::<_, Vec<_>>::new();
    for (vpc, subnet) in rows::ids_in(scope, vpcs)? {
        ids.entry(vpc).or_default().push(subnet);
    }
    Ok(ids)
}

/// The addresses that have been cut from a network.
pub fn blocks_in(scope: &mut Scope<'_>, vpc: &str) -> Result<Vec<Block>> {
    Ok(rows::blocks_in(scope, vpc)?)
}

/// How many addresses of subnets are free, in their order. `reservation` says what a subnet keeps for the cloud.
pub fn available(
    scope: &mut Scope<'_>,
    subnets: &[Subnet],
    reservation: impl Fn(&Subnet) -> Reservation,
) -> Result<Vec<u32>> {
    let ids: Vec<_> = subnets.iter().map(|subnet| subnet.id.as_str()).collect();
    let taken = address::rows::count_in(scope, &ids)?;
    let free = |subnet: &Subnet| {
        let taken = taken.get(&subnet.id).copied().unwrap_or_default();
        let capacity = Pool::new(subnet.block, reservation(subnet)).capacity();
        capacity.saturating_sub(u32::try_from(taken).unwrap_or(u32::MAX))
    };
    Ok(subnets.iter().map(free).collect())
}
