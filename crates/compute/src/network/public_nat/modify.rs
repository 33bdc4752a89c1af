//! The rule: change a public NAT.

use store::{Scope, table};

use super::{PublicNat, get};
use crate::Extras;
use crate::error::Result;

/// What is to change; `None` keeps the value.
#[derive(Debug, Clone, Default)]
pub struct Change {
    /// New name.
    pub name: Option<String>,
    /// Most Mbit/s.
    pub mbps: Option<i64>,
    /// The vendor's word for how it is paid for.
    pub charge: Option<String>,
    /// Extras that are set beside those that are there.
    pub extras: Extras,
}

/// Changes a public NAT and returns it as it is then.
pub fn modify(scope: &mut Scope<'_>, id: &str, change: Change) -> Result<PublicNat> {
    let mut nat = get(scope, id)?;
    nat.name = change.name.unwrap_or(nat.name);
    nat.mbps = change.mbps.unwrap_or(nat.mbps);
    nat.charge = change.charge.unwrap_or(nat.charge);
    nat.extras.extend(change.extras);
    table::update(scope, &nat, &["name", "mbps", "charge", "extras"])?;
    Ok(nat)
}
