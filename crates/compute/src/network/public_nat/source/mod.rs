//! What goes through a public NAT that is not for its whole network: subnets and interfaces, each through one NAT.

mod associate;
mod rows;

pub use associate::{Who, associate, dissociate};

use std::collections::HashMap;

use store::{Scope, table};

use crate::error::Result;
use crate::network::interface::Interface;

/// A subnet or an interface whose packets leave through a NAT.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// The subnet or the interface.
    pub id: String,
    /// Its place among the account's things.
    pub position: i64,
    /// The NAT.
    pub nat_id: String,
    /// Whether it is a subnet, and not an interface.
    pub is_subnet: bool,
}

/// What goes through NATs, in the order in which it was given to them, in one statement.
pub fn of_nats(scope: &mut Scope<'_>, nats: &[&str]) -> Result<Vec<Source>> {
    Ok(rows::of_nats(scope, nats)?)
}

/// The NATs that these subnets and interfaces go through. One without is not in the map.
pub fn nats_of(scope: &mut Scope<'_>, sources: &[&str]) -> Result<HashMap<String, String>> {
    let found: Vec<Source> = table::find_many(scope, sources)?;
    Ok(found.into_iter().map(|source| (source.id, source.nat_id)).collect())
}

/// The NAT that an interface goes through: its own, or that of its subnet.
pub fn nat_of_interface(scope: &mut Scope<'_>, interface: &Interface) -> Result<Option<String>> {
    let mut nats = nats_of(scope, &[&interface.id, &interface.subnet_id])?;
    Ok(nats.remove(&interface.id).or_else(|| nats.remove(&interface.subnet_id)))
}
