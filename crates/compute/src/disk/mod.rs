//! Disks that instances have.

mod list;
mod rows;

pub use list::{Filter, list};

use std::collections::HashMap;

use kernel::Timestamp;
use store::{Scope, table};

use crate::Extras;
use crate::error::Result;
use crate::instance::Order;
use crate::shapes::Place;

/// Kind under which tags of disks are kept.
pub const TAGGED: &str = "disk";

/// A disk.
#[derive(Debug, Clone, PartialEq)]
pub struct Disk {
    /// Identifier.
    pub id: String,
    /// Its place among the account's things.
    pub position: i64,
    /// The region it lies in.
    pub region: String,
    /// The zone it lies in.
    pub zone: String,
    /// The instance it is attached to.
    pub instance_id: Option<String>,
    /// Whether the instance starts from it.
    pub is_system: bool,
    /// The name of the device inside the instance.
    pub device: String,
    /// What it is.
    pub spec: Spec,
    /// Resource group; may be empty.
    pub resource_group: String,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it was last taken from an instance.
    pub detached_at: Option<Timestamp>,
}

/// What a disk is, as an order says.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Spec {
    /// The disk category.
    pub category: String,
    /// The size in GiB.
    pub size_gib: u32,
    /// The grade of speed; empty where there is no choice.
    pub performance_level: String,
    /// Name; may be empty.
    pub name: String,
    /// Free text; may be empty.
    pub description: String,
    /// Whether it goes with its instance.
    pub delete_with_instance: bool,
    /// What only the dialect reads.
    pub extras: Extras,
}

/// The disks of an instance, the system disk first.
pub fn of_instance(scope: &mut Scope<'_>, instance_id: &str) -> Result<Vec<Disk>> {
    Ok(rows::of_instances(scope, &[instance_id])?)
}

/// The disks of several instances by instance, the system disk first. An instance without is not in the map.
pub fn of_instances(scope: &mut Scope<'_>, instances: &[&str]) -> Result<HashMap<String, Vec<Disk>>> {
    let mut disks = HashMap::<_, Vec<_>>::new();
    for disk in rows::of_instances(scope, instances)? {
        if let Some(instance) = &disk.instance_id {
            disks.entry(instance.clone()).or_default().push(disk);
        }
    }
    Ok(disks)
}

/// The disk with this id.
pub fn find(scope: &mut Scope<'_>, id: &str) -> Result<Option<Disk>> {
    Ok(table::find(scope, id)?)
}

/// The disks that an instance is born with: the first is the system disk. They take positions from `position` on.
pub(crate) fn of_order(
    scope: &Scope<'_>,
    place: &Place<'_>,
    instance_id: &str,
    order: &Order,
    position: i64,
) -> Vec<Disk> {
    let disk = |((spec, letter), position): ((&Spec, char), i64)| Disk {
        id: place.draw(scope, |shapes| &shapes.disk),
        position,
        region: place.region.to_owned(),
        zone: order.networking.subnet.zone.clone(),
        instance_id: Some(instance_id.to_owned()),
        is_system: letter == 'a',
        device: format!("/dev/xvd{letter}"),
        spec: spec.clone(),
        resource_group: order.resource_group.clone(),
        created_at: scope.now(),
        detached_at: None,
    };
    order.disks.iter().zip('a'..='z').zip(position..).map(disk).collect()
}

/// Deletes the disks that go with an instance and detaches the others.
pub(crate) fn release_with_instance(scope: &mut Scope<'_>, instance_id: &str) -> Result<()> {
    let disks = rows::of_instances(scope, &[instance_id])?;
    let ids = |goes: bool| -> Vec<&str> {
        let with = |disk: &&Disk| (disk.is_system || disk.spec.delete_with_instance) == goes;
        disks.iter().filter(with).map(|disk| disk.id.as_str()).collect()
    };
    table::delete::<Disk>(scope, &ids(true))?;
    store::tag::clear_many(scope, TAGGED, &ids(true))?;
    Ok(rows::detach(scope, &ids(false))?)
}
