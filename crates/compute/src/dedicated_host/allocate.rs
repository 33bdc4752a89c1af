//! The rule: take dedicated hosts.

use kernel::{Alphabet, IdFormat, Tags, Timestamp};
use store::{Scope, table};

use super::{DedicatedHost, TAGGED};
use crate::error::Result;
use crate::listing::next_positions;
use crate::{Extras, Location};

/// How the code of a machine is spelled.
static MACHINE_ID: IdFormat = IdFormat::new("dedicated-host-machine", "", Alphabet::Lower, 32);

/// Dedicated hosts to be taken.
#[derive(Debug, Clone, Default)]
pub struct New {
    /// The zone.
    pub zone: String,
    /// Name; may be empty.
    pub name: String,
    /// Free text; may be empty.
    pub description: String,
    /// The vendor's word for the type.
    pub kind: String,
    /// The cluster; empty for none.
    pub cluster_id: String,
    /// Whether they take instances that name no host.
    pub is_automatic: bool,
    /// The vendor's word for how they are paid for.
    pub charge: String,
    /// Until when they are paid for, where they are paid for ahead of time.
    pub expires_at: Option<Timestamp>,
    /// When they are released by themselves.
    pub release_at: Option<Timestamp>,
    /// Resource group; may be empty.
    pub resource_group: String,
    /// What only the dialect reads.
    pub extras: Extras,
    /// Tags.
    pub tags: Tags,
}

/// Takes so many hosts that are alike.
pub fn allocate(scope: &mut Scope<'_>, location: &Location<'_>, new: &New, count: usize) -> Result<Vec<DedicatedHost>> {
    let positions = next_positions(scope, i64::try_from(count).unwrap_or(i64::MAX))?;
    let made: Vec<_> = positions
        .map(|position| DedicatedHost {
            id: location.draw(scope, |formats| &formats.dedicated_host),
            position,
            region: location.region.to_owned(),
            zone: new.zone.clone(),
            name: new.name.clone(),
            description: new.description.clone(),
            kind: new.kind.clone(),
            cluster_id: new.cluster_id.clone(),
            machine_id: scope.mint().draw(&MACHINE_ID),
            is_automatic: new.is_automatic,
            charge: new.charge.clone(),
            expires_at: new.expires_at,
            release_at: new.release_at,
            resource_group: new.resource_group.clone(),
            extras: new.extras.clone(),
            created_at: scope.now(),
        })
        .collect();
    table::insert(scope, &made)?;
    for host in &made {
        store::tag::set(scope, TAGGED, &host.id, &new.tags)?;
    }
    if let Some(at) = new.release_at {
        scope.wake_at(at);
    }
    Ok(made)
}
