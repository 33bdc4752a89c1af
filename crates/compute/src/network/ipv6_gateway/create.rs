//! The rule: create a gateway.

use kernel::Tags;
use store::Scope;

use super::{Ipv6Gateway, Refusal, TAGGED, of_vpc};
use crate::Location;
use crate::error::{Error, Result};
use crate::listing::next_position;
use crate::network::vpc;

/// A gateway to be made.
#[derive(Debug, Clone)]
pub struct New {
    /// Its network.
    pub vpc_id: String,
    /// Name; may be empty.
    pub name: String,
    /// Free text; may be empty.
    pub description: String,
    /// Resource group; may be empty.
    pub resource_group: String,
    /// Tags.
    pub tags: Tags,
}

/// Creates a gateway for a network that has IPv6 addresses and no gateway yet.
pub fn create(scope: &mut Scope<'_>, location: &Location<'_>, new: New) -> Result<Ipv6Gateway> {
    let vpc = vpc::get(scope, &new.vpc_id)?;
    if vpc.blocks_v6.is_empty() {
        return Err(Error::NoV6 { vpc: vpc.id });
    }
    if let Some(other) = of_vpc(scope, &vpc.id)? {
        return Err(Refusal::Another { vpc: vpc.id, id: other.id }.into());
    }
    let gateway = Ipv6Gateway {
        id: location.draw(scope, |formats| &formats.ipv6_gateway),
        position: next_position(scope)?,
        region: vpc.region,
        vpc_id: vpc.id,
        name: new.name,
        description: new.description,
        route_table_id: None,
        resource_group: new.resource_group,
        created_at: scope.now(),
    };
    store::table::insert(scope, [&gateway])?;
    store::tag::set(scope, TAGGED, &gateway.id, &new.tags)?;
    Ok(gateway)
}
