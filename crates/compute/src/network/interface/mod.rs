//! Network interfaces: what ties an instance to a subnet and to security groups.

mod list;
pub(crate) mod rows;

pub use list::{Filter, list};

use std::net::Ipv4Addr;

use kernel::Timestamp;
use store::Scope;

use super::address;
use super::subnet::Subnet;
use crate::error::Result;
use crate::listing::next_position;
use crate::shapes::Place;

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
    Ok(rows::find(scope, id)?)
}

/// The security groups of an interface, in the order in which they were named.
pub fn groups_of(scope: &mut Scope<'_>, id: &str) -> Result<Vec<String>> {
    Ok(rows::groups_of(scope, id)?)
}

/// Makes the interface that an instance is born with. Its address must have come from the subnet's pool.
pub(crate) fn create_primary(
    scope: &mut Scope<'_>,
    place: &Place<'_>,
    subnet: &Subnet,
    address: Ipv4Addr,
    instance_id: &str,
    resource_group: &str,
    groups: &[String],
) -> Result<Interface> {
    let interface = Interface {
        id: place.draw(scope, |shapes| &shapes.interface),
        position: next_position(scope)?,
        region: subnet.region.clone(),
        zone: subnet.zone.clone(),
        vpc_id: subnet.vpc_id.clone(),
        subnet_id: subnet.id.clone(),
        instance_id: Some(instance_id.to_owned()),
        is_primary: true,
        mac: place.shapes.mac(address),
        address,
        resource_group: resource_group.to_owned(),
        created_at: scope.now(),
    };
    rows::insert(scope, &interface)?;
    address::rows::insert(scope, &subnet.id, address, &interface.id)?;
    rows::set_groups(scope, &interface.id, groups)?;
    Ok(interface)
}

/// Deletes an interface and frees its addresses.
pub(crate) fn delete(scope: &mut Scope<'_>, id: &str) -> Result<()> {
    rows::set_groups(scope, id, &[])?;
    address::rows::delete_of(scope, id)?;
    rows::delete(scope, id)?;
    store::tag::clear(scope, TAGGED, id)?;
    Ok(())
}
