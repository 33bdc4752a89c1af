//! The rule: make snapshots of the disks of an instance, together.

use kernel::Tags;
use store::{Scope, table};

use super::{SnapshotGroup, TAGGED};
use crate::Location;
use crate::disk::{self, Disk};
use crate::error::{Error, Kind, Result};
use crate::instance;
use crate::listing::next_position;
use crate::snapshot::{self, Taken, snapshots_of};

/// A group to be made.
#[derive(Debug, Clone, Default)]
pub struct New {
    /// Name; may be empty.
    pub name: String,
    /// Free text; may be empty.
    pub description: String,
    /// The instance whose disks are meant.
    pub instance_id: String,
    /// The disks; all where nothing is said.
    pub disks: Option<Vec<String>>,
    /// Disks that are left out.
    pub without: Vec<String>,
    /// What is said of each snapshot.
    pub each: snapshot::New,
    /// Resource group; may be empty.
    pub resource_group: String,
    /// Tags of the group.
    pub tags: Tags,
}

/// Makes snapshots of disks of an instance that is up or down. `fits` says whether a disk may be in a group.
pub fn create(
    scope: &mut Scope<'_>,
    location: &Location<'_>,
    new: &New,
    kept: &[&str],
    fits: impl Fn(&[&Disk]) -> bool,
) -> Result<SnapshotGroup> {
    let instance = instance::get(scope, &new.instance_id)?;
    if instance.region != location.region {
        return Err(Error::not_found(Kind::Instance, &new.instance_id));
    }
    let disks = disk::of_instance(scope, &instance.id)?;
    for id in new.disks.iter().flatten().chain(&new.without) {
        if disks.iter().all(|disk| disk.id != *id) {
            return Err(Error::not_found(Kind::Disk, id));
        }
    }
    let is_meant =
        |disk: &&Disk| new.disks.as_ref().is_none_or(|ids| ids.contains(&disk.id)) && !new.without.contains(&disk.id);
    let meant: Vec<_> = disks.iter().filter(is_meant).collect();
    if !fits(&meant) {
        return Err(snapshot::Refusal::Unfit { id: instance.id }.into());
    }
    let group = SnapshotGroup {
        id: location.draw(scope, |formats| &formats.snapshot_group),
        position: next_position(scope)?,
        region: location.region.to_owned(),
        name: new.name.clone(),
        description: new.description.clone(),
        instance_id: instance.id.clone(),
        resource_group: new.resource_group.clone(),
        created_at: scope.now(),
    };
    let taken = Taken { instance: Some(&instance), new: &new.each, kept, group_id: &group.id };
    snapshots_of(scope, location, &meant, &taken)?;
    table::insert(scope, [&group])?;
    store::tag::set(scope, TAGGED, &group.id, &new.tags)?;
    Ok(group)
}
