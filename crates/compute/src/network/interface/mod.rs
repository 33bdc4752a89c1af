//! Network interfaces: what ties an instance to a subnet and to security groups.

mod list;
pub(crate) mod rows;

pub use list::{Filter, list};

use std::collections::HashMap;
use std::net::Ipv4Addr;

use kernel::Timestamp;
use store::{Scope, table};

use super::{address, elastic_address};
use crate::error::Result;

/// Kind under which tags of interfaces are kept.
pub const TAGGED: &str = "interface";

/// A network interface.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Interface {
    /// Identifier.
    pub id: String,
    /// Its place among the account's things.
    pub position: i64,
    /// The region it lies in.
    pub region: String,
    /// The zone it lies in.
    pub zone: String,
    /// Its network.
    pub vpc_id: String,
    /// Its subnet.
    pub subnet_id: String,
    /// The instance it belongs to.
    pub instance_id: Option<String>,
    /// Whether it came with its instance and goes with it.
    pub is_primary: bool,
    /// Hardware address.
    pub mac: String,
    /// Its main private address.
    pub address: Ipv4Addr,
    /// Resource group; may be empty.
    pub resource_group: String,
    /// When it was made.
    pub created_at: Timestamp,
}

/// The interface with this id, in whichever region.
pub fn find(scope: &mut Scope<'_>, id: &str) -> Result<Option<Interface>> {
    Ok(table::find(scope, id)?)
}

/// The security groups of interfaces, in the order in which they were named. An interface without is not in the map.
pub fn groups_of(scope: &mut Scope<'_>, interfaces: &[&str]) -> Result<HashMap<String, Vec<String>>> {
    Ok(rows::groups_of(scope, interfaces)?)
}

/// Deletes an interface and frees its addresses.
pub(crate) fn delete(scope: &mut Scope<'_>, id: &str) -> Result<()> {
    rows::set_groups(scope, id, &[])?;
    address::rows::delete_of(scope, id)?;
    elastic_address::leave(scope, id)?;
    table::delete::<Interface>(scope, &[id])?;
    store::tag::clear(scope, TAGGED, id)?;
    Ok(())
}
