//! Addresses in use, private and public.

pub(crate) mod rows;

use std::collections::HashMap;
use std::net::Ipv4Addr;

use store::Scope;

use super::block::{Pool, Reservation};
use super::subnet::Subnet;
use crate::error::{Error, Result};

/// How often a public address is drawn before the supply counts as used up.
const DRAWS: usize = 64;

/// The free and taken addresses of a subnet.
pub fn pool(scope: &mut Scope<'_>, subnet: &Subnet, reservation: Reservation) -> Result<Pool> {
    Ok(Pool::new(subnet.block, reservation, rows::taken_in(scope, &subnet.id)?))
}

/// The public addresses of these instances. An instance without is not in the map.
pub fn public_of(scope: &mut Scope<'_>, instances: &[&str]) -> Result<HashMap<String, Ipv4Addr>> {
    Ok(rows::public_of(scope, instances)?)
}

/// Draws public addresses that nobody has, each once.
///
/// Public addresses come from 198.18.0.0/15, which is set aside for tests of networks, so nobody on the
/// Internet is mistaken for an instance of the sandbox.
pub(crate) fn draw_public(scope: &mut Scope<'_>, count: usize) -> Result<Vec<Ipv4Addr>> {
    let mut free: Vec<Ipv4Addr> = Vec::with_capacity(count);
    for _ in 0..DRAWS {
        let drawn: Vec<_> = (free.len()..count).map(|_| draw(scope)).collect();
        let taken = rows::public_taken(scope, &drawn)?;
        for address in drawn {
            // The first and the last address of a block of 256 look like a network and everybody in it.
            if !matches!(address.octets()[3], 0 | 255) && !taken.contains(&address) && !free.contains(&address) {
                free.push(address);
            }
        }
        if free.len() == count {
            return Ok(free);
        }
    }
    Err(Error::NoPublicAddress)
}

fn draw(scope: &Scope<'_>) -> Ipv4Addr {
    let [a, b, c] = scope.mint().bytes::<3>("public-address");
    Ipv4Addr::new(198, 18 + (a & 1), b, c)
}
