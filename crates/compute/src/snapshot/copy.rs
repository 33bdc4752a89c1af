//! The rule: copy a snapshot to another region.

use kernel::Tags;
use store::{Scope, table};

use super::{Snapshot, TAGGED, after_days, ready};
use crate::error::Result;
use crate::listing::next_position;
use crate::making::Making;
use crate::{Extras, Location};

/// A copy to be made.
#[derive(Debug, Clone, Default)]
pub struct Copy {
    /// Name; may be empty.
    pub name: String,
    /// Free text; may be empty.
    pub description: String,
    /// How many days it is kept; as long as nobody deletes it where nothing is said.
    pub retention_days: Option<i64>,
    /// Extras that are set beside those of the original.
    pub extras: Extras,
    /// Resource group; may be empty.
    pub resource_group: String,
    /// Tags.
    pub tags: Tags,
}

/// Copies a snapshot that is there to the region of a location. No disk can be put back to the copy.
pub fn copy(scope: &mut Scope<'_>, from: &str, id: &str, location: &Location<'_>, copy: Copy) -> Result<Snapshot> {
    let original = ready(scope, from, id)?;
    let tags = copy.tags.clone();
    let made = copied(scope, &original, location, copy)?;
    table::insert(scope, [&made])?;
    store::tag::set(scope, TAGGED, &made.id, &tags)?;
    if let Some(at) = made.expires_at {
        scope.wake_at(at);
    }
    Ok(made)
}

/// A copy of a snapshot, which is not kept yet.
pub(crate) fn copied(
    scope: &mut Scope<'_>,
    original: &Snapshot,
    location: &Location<'_>,
    copy: Copy,
) -> Result<Snapshot> {
    let now = scope.now();
    let mut made = Snapshot {
        id: location.draw(scope, |formats| &formats.snapshot),
        position: next_position(scope)?,
        region: location.region.to_owned(),
        name: copy.name,
        description: copy.description,
        group_id: String::new(),
        origin_id: original.id.clone(),
        origin_region: original.region.clone(),
        making: Making::begin(scope),
        retention_days: copy.retention_days,
        expires_at: copy.retention_days.map(|days| after_days(now, days)),
        instant_access: false,
        instant_days: None,
        lock: None,
        resource_group: copy.resource_group,
        created_at: now,
        modified_at: now,
        used_by_disk: false,
        used_by_image: false,
        ..original.clone()
    };
    made.extras.extend(copy.extras);
    Ok(made)
}
