//! The rule: create a gateway.

use kernel::Tags;
use store::Scope;

use super::{Ipv4Gateway, Refusal, TAGGED, of_vpc};
use crate::Location;
use crate::error::Result;
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

/// Creates a gateway for a network that has none. It does nothing until it is enabled.
pub fn create(scope: &mut Scope<'_>, location: &Location<'_>, new: New) -> Result<Ipv4Gateway> {
    let vpc = vpc::get(scope, &new.vpc_id)?;
    if let Some(other) = of_vpc(scope, &vpc.id)? {
        return Err(Refusal::Another { vpc: vpc.id, id: other.id }.into());
    }
    let gateway = Ipv4Gateway {
        id: location.draw(scope, |formats| &formats.ipv4_gateway),
        position: next_position(scope)?,
        region: vpc.region,
        vpc_id: vpc.id,
        name: new.name,
        description: new.description,
        enabled: false,
        route_table_id: None,
        resource_group: new.resource_group,
        created_at: scope.now(),
    };
    store::table::insert(scope, [&gateway])?;
    store::tag::set(scope, TAGGED, &gateway.id, &new.tags)?;
    Ok(gateway)
}
