//! The rule: find a subnet.

use store::Scope;

use super::{Subnet, rows};
use crate::error::{Error, Kind, Result};
use crate::network::address;
use crate::network::block::{Pool, Reservation};

/// The subnet with this id, in whichever region.
pub fn get(scope: &mut Scope<'_>, id: &str) -> Result<Subnet> {
    rows::find(scope, id)?.ok_or_else(|| Error::not_found(Kind::Subnet, id))
}

/// How many of its addresses are free.
pub fn available(scope: &mut Scope<'_>, subnet: &Subnet, reservation: Reservation) -> Result<u32> {
    let capacity = Pool::new(subnet.block, reservation, []).capacity();
    let taken = address::rows::count_in(scope, &subnet.id)?;
    Ok(capacity.saturating_sub(u32::try_from(taken).unwrap_or(u32::MAX)))
}
