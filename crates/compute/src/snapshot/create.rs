//! The rule: make a snapshot of a disk.

use store::{Scope, table};

use super::{Refusal, Snapshot, Source, TAGGED, after_days, rows};
use crate::disk::{self, Disk};
use crate::error::{Error, Result};
use crate::instance::{self, Instance};
use crate::listing::next_positions;
use crate::making::Making;
use crate::transition::Status;
use crate::{Extras, Location};
use kernel::{Tags, Timestamp};

/// How many snapshots of a disk calls may make.
const MOST: i64 = 256;

/// A snapshot to be made.
#[derive(Debug, Clone, Default)]
pub struct New {
    /// Name; may be empty.
    pub name: String,
    /// Free text; may be empty.
    pub description: String,
    /// The vendor's word for what kind of snapshot it is.
    pub category: String,
    /// How many days it is kept; as long as nobody deletes it where nothing is said.
    pub retention_days: Option<i64>,
    /// When it goes by itself, where that is no number of days.
    pub expires_at: Option<Timestamp>,
    /// Whether the disk may be one that was never in use, with nothing on it.
    pub of_unused: bool,
    /// Whether it can be used before it is there.
    pub instant_access: bool,
    /// How many days that lasts.
    pub instant_days: Option<i64>,
    /// Resource group; may be empty.
    pub resource_group: String,
    /// Tags.
    pub tags: Tags,
}

/// Makes a snapshot of a disk that an instance has which is up or down, or had once.
///
/// `kept` names the extras of the disk that the snapshot has too.
pub fn create(
    scope: &mut Scope<'_>,
    location: &Location<'_>,
    disk_id: &str,
    new: &New,
    kept: &[&str],
) -> Result<Snapshot> {
    let disk = disk::get(scope, disk_id)?;
    let instance = disk.instance_id.as_deref().map(|id| instance::get(scope, id)).transpose()?;
    if rows::manual_of(scope, &disk.id)? >= MOST {
        return Err(Refusal::TooMany { disk: disk.id }.into());
    }
    let taken = Taken { instance: instance.as_ref(), new, kept, group_id: "" };
    let mut made = snapshots_of(scope, location, &[&disk], &taken)?;
    made.pop().ok_or_else(|| Refusal::NeverAttached { disk: disk.id }.into())
}

/// How snapshots of the disks of an instance are taken.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Taken<'t> {
    /// The instance that has the disks.
    pub(crate) instance: Option<&'t Instance>,
    /// What is said of each.
    pub(crate) new: &'t New,
    /// Extras of the disks that the snapshots have too.
    pub(crate) kept: &'t [&'t str],
    /// The group that they are made in; may be empty.
    pub(crate) group_id: &'t str,
}

/// Makes snapshots of disks that one instance has, or none has any more, and keeps them.
pub(crate) fn snapshots_of(
    scope: &mut Scope<'_>,
    location: &Location<'_>,
    disks: &[&Disk],
    taken: &Taken<'_>,
) -> Result<Vec<Snapshot>> {
    let now = scope.now();
    if let Some(instance) = taken.instance {
        let status = instance.status(now);
        if !status.is_stable() {
            return Err(Error::WrongState { id: instance.id.clone(), status });
        }
    }
    for disk in disks {
        check(disk, taken, now)?;
    }
    let ids: Vec<_> = disks.iter().map(|disk| disk.id.as_str()).collect();
    if let Some(busy) = rows::busy(scope, &ids)?.into_iter().next() {
        return Err(Refusal::Busy { disk: busy }.into());
    }
    let positions = next_positions(scope, i64::try_from(disks.len()).unwrap_or(i64::MAX))?;
    let making = Making::begin(scope);
    let snapshots: Vec<_> = disks
        .iter()
        .zip(positions)
        .map(|(disk, position)| Snapshot {
            group_id: taken.group_id.to_owned(),
            ..take(scope, location, disk, taken, making, position)
        })
        .collect();
    table::insert(scope, &snapshots)?;
    let ids: Vec<_> = snapshots.iter().map(|snapshot| snapshot.id.as_str()).collect();
    store::tag::set_many(scope, TAGGED, &ids, &taken.new.tags)?;
    if let Some(at) = snapshots.iter().filter_map(|snapshot| snapshot.expires_at).min() {
        scope.wake_at(at);
    }
    Ok(snapshots)
}

/// Whether there is something on a disk that a snapshot could be made of.
fn check(disk: &Disk, taken: &Taken<'_>, now: Timestamp) -> Result<()> {
    let status = disk.status(now);
    if !matches!(status, Status::Attached | Status::Free) {
        return Err(disk::Refusal::WrongState { id: disk.id.clone(), status }.into());
    }
    match taken.instance {
        _ if taken.new.of_unused => Ok(()),
        Some(instance) if instance.last_start(now).is_none() => {
            Err(Refusal::NeverUsed { disk: disk.id.clone() }.into())
        }
        None if disk.detached_at.is_none() && disk.spec.snapshot_id.is_empty() => {
            Err(Refusal::NeverAttached { disk: disk.id.clone() }.into())
        }
        _ => Ok(()),
    }
}

/// A snapshot of a disk, which is not kept yet.
pub(crate) fn take(
    scope: &Scope<'_>,
    location: &Location<'_>,
    disk: &Disk,
    taken: &Taken<'_>,
    making: Making,
    position: i64,
) -> Snapshot {
    let (now, new) = (scope.now(), taken.new);
    let of = taken.instance.filter(|_| disk.is_system);
    let kept = disk.spec.extras.iter().filter(|(name, _)| taken.kept.contains(&name.as_str()));
    Snapshot {
        id: location.draw(scope, |formats| &formats.snapshot),
        position,
        region: location.region.to_owned(),
        name: new.name.clone(),
        description: new.description.clone(),
        source: Source {
            disk_id: disk.id.clone(),
            is_system: disk.is_system,
            size_gib: disk.spec.size_gib,
            image_id: of.map(|instance| instance.image_id.clone()).unwrap_or_default(),
            software: of.and_then(|instance| instance.software.clone()),
        },
        category: new.category.clone(),
        policy_id: String::new(),
        group_id: String::new(),
        origin_id: String::new(),
        origin_region: String::new(),
        making,
        retention_days: new.retention_days,
        expires_at: new.expires_at.or_else(|| new.retention_days.map(|days| after_days(now, days))),
        instant_access: new.instant_access,
        instant_days: new.instant_days,
        lock: None,
        extras: kept.map(|(name, value)| (name.clone(), value.clone())).collect::<Extras>(),
        resource_group: new.resource_group.clone(),
        created_at: now,
        modified_at: now,
        used_by_disk: false,
        used_by_image: false,
    }
}
