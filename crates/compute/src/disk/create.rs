//! The rule: create a disk.

use kernel::Tags;
use store::{Scope, table};

use super::{Disk, Spec, TAGGED, attach};
use crate::Location;
use crate::error::Result;
use crate::listing::next_position;
use crate::transition::{TRANSITION_LASTS, Transition};

/// A disk to be made.
#[derive(Debug, Clone)]
pub struct New {
    /// The zone.
    pub zone: String,
    /// What it is.
    pub spec: Spec,
    /// The vendor's word for how it is paid for.
    pub charge: String,
    /// The instance that it is made for and attached to.
    pub instance: Option<String>,
    /// Resource group; may be empty.
    pub resource_group: String,
    /// Tags.
    pub tags: Tags,
}

/// Creates a data disk, with an instance or with none.
pub fn create(scope: &mut Scope<'_>, location: &Location<'_>, new: New) -> Result<Disk> {
    let mut disk = Disk {
        id: location.draw(scope, |formats| &formats.disk),
        position: next_position(scope)?,
        region: location.region.to_owned(),
        zone: new.zone,
        instance_id: None,
        is_system: false,
        device: String::new(),
        spec: new.spec,
        charge: new.charge,
        transition: Transition::create(scope.begins(TRANSITION_LASTS)),
        resource_group: new.resource_group,
        created_at: scope.now(),
        attached_at: None,
        detached_at: None,
        gone_at: None,
    };
    if let Some(instance) = &new.instance {
        attach::give(scope, &mut disk, instance, None)?;
    }
    table::insert(scope, [&disk])?;
    store::tag::set(scope, TAGGED, &disk.id, &new.tags)?;
    Ok(disk)
}
