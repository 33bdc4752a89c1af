//! The rules: copy an image to another region, and break that off.

use kernel::Tags;
use store::{Scope, table};

use super::delete::remove;
use super::{Image, ImageDisk, Made, New, Refusal, Status, create, get};
use crate::error::Result;
use crate::snapshot::{self, Snapshot};
use crate::{Extras, Location};

/// A copy to be made.
#[derive(Debug, Clone, Default)]
pub struct Copy {
    /// Name; may be empty. A region has it once.
    pub name: String,
    /// Free text; may be empty.
    pub description: String,
    /// Whether its disks are encrypted, whatever those of the original are.
    pub encrypted: bool,
    /// Extras that the snapshots of encrypted disks have beside those of the originals.
    pub of_encrypted: Extras,
    /// Resource group; may be empty.
    pub resource_group: String,
    /// Tags.
    pub tags: Tags,
}

/// Copies one of the account's own images that is available, with its snapshots, to the region of a location.
pub fn copy(scope: &mut Scope<'_>, from: &str, id: &str, location: &Location<'_>, copy: Copy) -> Result<Image> {
    let original = get(scope, from, id)?;
    let status = original.status(scope.now());
    if status != Status::Available {
        return Err(Refusal::WrongState { id: original.id, status }.into());
    }
    let ids: Vec<_> = original.disks.iter().map(|disk| disk.snapshot_id.as_str()).filter(|id| !id.is_empty()).collect();
    let snapshots = snapshot::find_many(scope, &ids)?;
    let (mut disks, mut copies) = (Vec::new(), Vec::new());
    for disk in &original.disks {
        let mut snapshot_id = String::new();
        let encrypted = copy.encrypted || disk.encrypted;
        if let Some(snapshot) = snapshots.iter().find(|snapshot| snapshot.id == disk.snapshot_id) {
            let new = snapshot::Copy {
                extras: if encrypted { copy.of_encrypted.clone() } else { Extras::new() },
                resource_group: copy.resource_group.clone(),
                ..snapshot::Copy::default()
            };
            let made = snapshot::copied(scope, snapshot, location, new)?;
            snapshot_id.clone_from(&made.id);
            copies.push(made);
        }
        disks.push(ImageDisk { snapshot_id, encrypted, ..disk.clone() });
    }
    table::insert(scope, &copies)?;
    let new = New {
        name: copy.name,
        description: copy.description,
        family: original.family,
        version: original.version,
        software: original.software,
        disks,
        made: Made::Copied,
        origin: Some((original.id, original.region)),
        extras: original.extras,
        resource_group: copy.resource_group,
        tags: copy.tags,
    };
    create(scope, location, new)
}

/// Breaks off the making of a copy: it is gone with its snapshots.
pub fn cancel_copy(scope: &mut Scope<'_>, region: &str, id: &str) -> Result<()> {
    let image = get(scope, region, id)?;
    if image.made != Made::Copied {
        return Err(Refusal::NoCopy { id: image.id }.into());
    }
    if image.status(scope.now()) != Status::Creating {
        return Err(Refusal::CopyDone { id: image.id }.into());
    }
    remove(scope, id)?;
    let ids: Vec<_> = image.disks.iter().map(|disk| disk.snapshot_id.as_str()).filter(|id| !id.is_empty()).collect();
    table::delete::<Snapshot>(scope, &ids)?;
    store::tag::clear_many(scope, snapshot::TAGGED, &ids)?;
    Ok(())
}
