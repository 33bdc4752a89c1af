//! The rule: create a security group.

use kernel::Tags;
use store::Scope;

use super::{SecurityGroup, TAGGED};
use crate::Extras;
use crate::Location;
use crate::error::Result;
use crate::listing::next_position;
use crate::network::vpc;

/// A security group to be made.
#[derive(Debug, Clone)]
pub struct New {
    /// The network; empty where none is named.
    pub vpc_id: String,
    /// Name; may be empty.
    pub name: String,
    /// Free text; may be empty.
    pub description: String,
    /// The vendor's word for what kind of group it is.
    pub kind: String,
    /// Resource group; may be empty.
    pub resource_group: String,
    /// Tags.
    pub tags: Tags,
    /// What only the dialect reads.
    pub extras: Extras,
}

/// Creates a security group without rules.
pub fn create(scope: &mut Scope<'_>, location: &Location<'_>, new: New) -> Result<SecurityGroup> {
    if !new.vpc_id.is_empty() {
        vpc::get(scope, &new.vpc_id)?;
    }
    let group = SecurityGroup {
        id: location.draw(scope, |formats| &formats.security_group),
        position: next_position(scope)?,
        region: location.region.to_owned(),
        vpc_id: new.vpc_id,
        name: new.name,
        description: new.description,
        kind: new.kind,
        resource_group: new.resource_group,
        extras: new.extras,
        created_at: scope.now(),
    };
    store::table::insert(scope, [&group])?;
    store::tag::set(scope, TAGGED, &group.id, &new.tags)?;
    Ok(group)
}
