//! Addresses in use, private and public.

pub(crate) mod rows;

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

/// Hands out a public address.
///
/// Public addresses come from 198.18.0.0/15, which is set aside for tests of networks, so nobody on the
/// Internet is mistaken for an instance of the sandbox.
pub(crate) fn take_public(scope: &mut Scope<'_>, holder: &str) -> Result<Ipv4Addr> {
    for _ in 0..DRAWS {
        let [a, b, c] = scope.mint().bytes::<3>("public-address");
        let address = Ipv4Addr::new(198, 18 + (a & 1), b, c);
        if !matches!(c, 0 | 255) && !rows::is_public_taken(scope, address)? {
            rows::insert_public(scope, address, holder)?;
            return Ok(address);
        }
    }
    Err(Error::NoPublicAddress)
}
