//! The rule: create a set of DHCP options.

use kernel::Tags;
use store::{Scope, table};

use super::{DhcpOptions, TAGGED};
use crate::Location;
use crate::error::Result;
use crate::listing::next_position;
use crate::transition::{TRANSITION_LASTS, Transition};

/// A set of DHCP options to be made.
#[derive(Debug, Clone)]
pub struct New {
    /// Name; may be empty.
    pub name: String,
    /// Free text; may be empty.
    pub description: String,
    /// The domain of the instances; may be empty.
    pub domain_name: String,
    /// The name servers, as the call named them; may be empty.
    pub name_servers: String,
    /// How long IPv4 addresses are given for, in the vendor's words.
    pub lease_time: String,
    /// How long IPv6 addresses are given for, in the vendor's words.
    pub lease_time_v6: String,
    /// Resource group; may be empty.
    pub resource_group: String,
    /// Tags.
    pub tags: Tags,
}

/// Creates a set of DHCP options that no network has.
pub fn create(scope: &mut Scope<'_>, location: &Location<'_>, new: New) -> Result<DhcpOptions> {
    let options = DhcpOptions {
        id: location.draw(scope, |formats| &formats.dhcp_options),
        position: next_position(scope)?,
        region: location.region.to_owned(),
        name: new.name,
        description: new.description,
        domain_name: new.domain_name,
        name_servers: new.name_servers,
        lease_time: new.lease_time,
        lease_time_v6: new.lease_time_v6,
        transition: Transition::create(scope.begins(TRANSITION_LASTS)),
        resource_group: new.resource_group,
        created_at: scope.now(),
    };
    table::insert(scope, [&options])?;
    store::tag::set(scope, TAGGED, &options.id, &new.tags)?;
    Ok(options)
}
