//! The rule: replace the system disk of an instance with one of another image.

use store::{Scope, table};

use super::resize::stopped;
use super::{Instance, rows};
use crate::Location;
use crate::disk::{self, Disk, Spec};
use crate::error::Result;
use crate::image::Software;
use crate::listing::next_positions;
use crate::transition::Transition;

/// Replaces the system disk of a stopped instance. The old disk is gone with what was on it; the new one has an identifier
/// of its own, and the tags and the resource group of the old one.
///
/// Returns the instance as it is then, and the identifier of the new disk.
pub fn replace_system_disk(
    scope: &mut Scope<'_>,
    location: &Location<'_>,
    id: &str,
    (image_id, software): (&str, Option<Software>),
    spec: Spec,
) -> Result<(Instance, String)> {
    let mut instance = stopped(scope, id)?;
    let old = disk::of_instance(scope, id)?.into_iter().find(|disk| disk.is_system);
    let new = Disk {
        id: location.draw(scope, |formats| &formats.disk),
        position: next_positions(scope, 1)?.start,
        region: instance.region.clone(),
        zone: instance.zone.clone(),
        instance_id: Some(instance.id.clone()),
        is_system: true,
        device: old.as_ref().map_or_else(|| "/dev/xvda".to_owned(), |old| old.device.clone()),
        spec,
        charge: String::new(),
        transition: Transition::settled(scope.now()),
        resource_group: old.as_ref().map(|old| old.resource_group.clone()).unwrap_or_default(),
        created_at: scope.now(),
        attached_at: Some(scope.now()),
        detached_at: None,
        gone_at: None,
    };
    if let Some(old) = old {
        let tags = store::tag::of(scope, disk::TAGGED, &old.id)?;
        disk::remove(scope, &[&old])?;
        store::tag::set(scope, disk::TAGGED, &new.id, &tags)?;
    }
    table::insert(scope, [&new])?;
    image_id.clone_into(&mut instance.image_id);
    instance.software = software;
    rows::update(scope, &instance)?;
    Ok((instance, new.id))
}
