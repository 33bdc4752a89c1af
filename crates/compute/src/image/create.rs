//! The rules: make an image of an instance, of snapshots or from outside.

use kernel::Tags;
use store::{Scope, table};

use super::{Image, ImageDisk, Made, Software, TAGGED, rows};
use crate::disk::{self, Disk};
use crate::error::{Error, Kind, Result};
use crate::instance::Instance;
use crate::listing::next_position;
use crate::making::Making;
use crate::snapshot::{self, Taken, snapshots_of};
use crate::{Extras, Location};

/// How many images a region may have.
const MOST: i64 = 100;

/// An image to be made.
#[derive(Debug, Clone)]
pub struct New {
    /// Name; may be empty. A region has it once.
    pub name: String,
    /// Free text; may be empty.
    pub description: String,
    /// The series of images it is a release of; may be empty.
    pub family: String,
    /// Version; may be empty.
    pub version: String,
    /// What is on its system disk.
    pub software: Software,
    /// Its disks, the system disk first.
    pub disks: Vec<ImageDisk>,
    /// How it comes to be.
    pub made: Made,
    /// The image that it is a copy of, and the region of that image.
    pub origin: Option<(String, String)>,
    /// What only the dialect reads.
    pub extras: Extras,
    /// Resource group; may be empty.
    pub resource_group: String,
    /// Tags.
    pub tags: Tags,
}

/// Makes an image of disks that are there.
pub fn create(scope: &mut Scope<'_>, location: &Location<'_>, new: New) -> Result<Image> {
    check_name(scope, location.region, &new.name)?;
    if rows::count_in(scope, location.region)? >= MOST {
        return Err(Error::QuotaReached { kind: Kind::Image });
    }
    let (origin_id, origin_region) = new.origin.unwrap_or_default();
    let mut image = Image {
        id: location.draw(scope, |formats| &formats.image),
        position: next_position(scope)?,
        region: location.region.to_owned(),
        name: new.name,
        description: new.description,
        family: new.family,
        version: new.version,
        software: new.software,
        size_gib: new.disks.iter().find(|disk| disk.is_system).map_or(0, |disk| disk.size_gib),
        made: new.made,
        origin_id,
        origin_region,
        making: Making::begin(scope),
        deprecated: false,
        extras: new.extras,
        resource_group: new.resource_group,
        created_at: scope.now(),
        owner: scope.tenant_id(),
        is_shared: false,
        is_used: false,
        disks: new.disks,
    };
    for disk in &mut image.disks {
        disk.image_id.clone_from(&image.id);
    }
    table::insert(scope, [&image])?;
    table::insert(scope, &image.disks)?;
    store::tag::set(scope, TAGGED, &image.id, &new.tags)?;
    Ok(image)
}

/// How an image of an instance is made.
#[derive(Debug, Clone, Copy)]
pub struct OfInstance<'t> {
    /// The instance.
    pub instance: &'t Instance,
    /// The data disks that the image has; all of them where nothing is said.
    pub data_disks: Option<&'t [String]>,
    /// What is said of the snapshots.
    pub each: &'t snapshot::New,
    /// Extras of the disks that their snapshots have too.
    pub kept: &'t [&'t str],
    /// The extra of encrypted disks.
    pub encrypted: &'t str,
    /// What the image keeps of a disk that only the dialect reads.
    pub of_disk: fn(&Disk) -> Extras,
}

/// Makes an image of an instance that is up or down, with a snapshot of each of the disks that it has.
pub fn create_of_instance(
    scope: &mut Scope<'_>,
    location: &Location<'_>,
    of: &OfInstance<'_>,
    new: New,
) -> Result<Image> {
    let mut disks = disk::of_instance(scope, &of.instance.id)?;
    if let Some(named) = of.data_disks {
        let is_there = |id: &&String| disks.iter().any(|disk| !disk.is_system && disk.id == **id);
        if let Some(missing) = named.iter().find(|id| !is_there(id)) {
            return Err(Error::not_found(Kind::Disk, missing.as_str()));
        }
        disks.retain(|disk| disk.is_system || named.contains(&disk.id));
    }
    let all: Vec<_> = disks.iter().collect();
    let taken = Taken { instance: Some(of.instance), new: of.each, kept: of.kept, group_id: "" };
    let snapshots = snapshots_of(scope, location, &all, &taken)?;
    let disks = disks.iter().zip(&snapshots).map(|(disk, snapshot)| ImageDisk {
        image_id: String::new(),
        device: disk.device.clone(),
        is_system: disk.is_system,
        size_gib: disk.spec.size_gib,
        snapshot_id: snapshot.id.clone(),
        encrypted: disk.spec.extras.contains_key(of.encrypted),
        extras: (of.of_disk)(disk),
    });
    create(scope, location, New { disks: disks.collect(), ..new })
}

/// Refuses a name that another image of the region has.
pub(super) fn check_name(scope: &mut Scope<'_>, region: &str, name: &str) -> Result<()> {
    if !name.is_empty() && rows::is_name_taken(scope, region, name)? {
        return Err(Error::NameTaken { kind: Kind::Image, name: name.to_owned() });
    }
    Ok(())
}
