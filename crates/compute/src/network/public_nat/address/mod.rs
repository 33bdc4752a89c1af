//! The addresses of public NATs, which come and go with them.

mod add;
mod remove;
mod rows;

pub use add::{MOST, add};
pub use remove::remove;
pub(super) use remove::remove_all;

use std::collections::HashMap;
use std::net::Ipv4Addr;

use store::Scope;

use crate::error::Result;

/// An address of a public NAT.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NatAddress {
    /// Identifier.
    pub id: String,
    /// Its place among the account's things.
    pub position: i64,
    /// The NAT that has it.
    pub nat_id: String,
    /// The address.
    pub address: Ipv4Addr,
}

/// The addresses of NATs by NAT, the oldest first, in one statement.
pub fn of_nats(scope: &mut Scope<'_>, nats: &[&str]) -> Result<HashMap<String, Vec<NatAddress>>> {
    let mut of = HashMap::<_, Vec<_>>::new();
    for address in rows::of_nats(scope, nats)? {
        of.entry(address.nat_id.clone()).or_default().push(address);
    }
    Ok(of)
}

/// The addresses of a NAT, the oldest first.
pub(super) fn all_of(scope: &mut Scope<'_>, nat: &str) -> Result<Vec<NatAddress>> {
    Ok(rows::of_nats(scope, &[nat])?)
}
