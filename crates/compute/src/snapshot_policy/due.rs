//! The rule: policies make snapshots at their hours.

use std::collections::HashMap;

use kernel::Timestamp;
use store::{Scope, table};

use super::schedule::days_before;
use super::{SnapshotPolicy, rows};
use crate::disk::{self, Disk};
use crate::error::Result;
use crate::instance::{self, Instance};
use crate::listing::next_positions;
use crate::making::{MAKING_LASTS, Making};
use crate::snapshot::{self, Snapshot, Taken, after_days};
use crate::transition::Status;
use crate::{Extras, Location};

/// How many snapshots of a disk policies keep: the oldest go when there are more.
const MOST: usize = 1_000;

/// How snapshots that policies make are called and where they go, which only the dialect knows.
pub trait Automatic {
    /// Extras of disks that their snapshots have too.
    const KEPT: &'static [&'static str];

    /// The vendor's word for what kind of snapshots a policy makes.
    fn category(&self, policy: &SnapshotPolicy) -> String;

    /// A region as the core takes it; nothing where there is none of this name.
    fn location(&self, region: &str) -> Option<Location<'static>>;

    /// The name of a snapshot that a policy makes at a moment.
    fn name(&self, policy: &SnapshotPolicy, at: Timestamp) -> String;

    /// Extras of copies of a disk's snapshots in another region; nothing where no copy can be made.
    fn of_copies(
        &self,
        scope: &mut Scope<'_>,
        policy: &SnapshotPolicy,
        disk: &Disk,
        region: &str,
    ) -> Result<Option<Extras>>;
}

/// Has the policies of the account work whose time has come, and says how many those were.
///
/// Where nobody called for a while, a policy makes the snapshots of every hour that went by, as long as they would still be
/// kept.
pub fn run_due<A: Automatic>(scope: &mut Scope<'_>, automatic: &A) -> Result<usize> {
    let policies = rows::due(scope)?;
    if policies.is_empty() {
        return Ok(0);
    }
    let ids: Vec<_> = policies.iter().map(|policy| policy.id.as_str()).collect();
    let disks = disk::with_policy(scope, &ids)?;
    let instances: Vec<_> = disks.iter().filter_map(|disk| disk.instance_id.as_deref()).collect();
    let instances = instance::get_many(scope, &instances)?;
    let instances: HashMap<_, _> = instances.iter().map(|instance| (instance.id.as_str(), instance)).collect();
    let (mut made, worked) = (Vec::new(), policies.len());
    for policy in policies {
        for disk in disks.iter().filter(|disk| disk.spec.policy_id == policy.id) {
            let instance = disk.instance_id.as_deref().and_then(|id| instances.get(id)).copied();
            if is_ready(disk, instance, scope.now()) {
                make(scope, automatic, &policy, (disk, instance), &mut made)?;
            }
        }
        let next_at = policy.schedule.after(scope.now());
        rows::update(scope, &SnapshotPolicy { next_at, ..policy })?;
    }
    table::insert(scope, &made)?;
    if let Some(at) = made.iter().filter_map(|snapshot| snapshot.expires_at).min() {
        scope.wake_at(at);
    }
    let mut of: Vec<_> = made.iter().map(|snapshot| snapshot.source.disk_id.as_str()).collect();
    of.dedup();
    snapshot::keep_at_most(scope, &of, MOST)?;
    Ok(worked)
}

/// When the next policy of any account has its time.
pub fn next_run(scope: &mut Scope<'_>) -> Result<Option<Timestamp>> {
    Ok(rows::next_run(scope)?)
}

/// Whether a policy makes snapshots of a disk: not while its instance is on its way up or down.
fn is_ready(disk: &Disk, instance: Option<&Instance>, now: Timestamp) -> bool {
    let is_used = match instance {
        Some(instance) => instance.status(now).is_stable() && instance.last_start(now).is_some(),
        None => disk.detached_at.is_some() || !disk.spec.snapshot_id.is_empty(),
    };
    !disk.spec.policy_paused && is_used && matches!(disk.status(now), Status::Attached | Status::Free)
}

/// The snapshots of a disk, from the earliest on, and their copies.
fn make<A: Automatic>(
    scope: &mut Scope<'_>,
    automatic: &A,
    policy: &SnapshotPolicy,
    (disk, instance): (&Disk, Option<&Instance>),
    made: &mut Vec<Snapshot>,
) -> Result<()> {
    let now = scope.now();
    let kept_from = policy.retention_days.map(|days| days_before(now, days));
    let from = kept_from.map_or(policy.next_at, |from| from.max(policy.next_at)).max(disk.created_at);
    let mut moments = policy.schedule.between(from, now, MOST);
    moments.reverse();
    // A copy for the snapshots' own region would be what they are.
    let targets = policy.copying.regions.iter().filter(|region| policy.copying.is_on && **region != disk.region);
    let mut copies = Vec::new();
    for target in targets.filter_map(|region| automatic.location(region)) {
        if let Some(extras) = automatic.of_copies(scope, policy, disk, target.region)? {
            copies.push((target, extras));
        }
    }
    let Some(location) = automatic.location(&disk.region) else { return Ok(()) };
    let count = moments.len() * (1 + copies.len());
    let mut positions = next_positions(scope, i64::try_from(count).unwrap_or(i64::MAX))?;
    let new = snapshot::New {
        category: automatic.category(policy),
        retention_days: policy.retention_days,
        resource_group: disk.resource_group.clone(),
        ..snapshot::New::default()
    };
    let taken = Taken { instance, new: &new, kept: A::KEPT, group_id: "" };
    for at in moments {
        let making = if scope.begins(MAKING_LASTS) < now { Making::begin(scope) } else { Making::begun(at) };
        let position = positions.next().unwrap_or_default();
        let first = Snapshot {
            name: automatic.name(policy, at),
            policy_id: policy.id.clone(),
            expires_at: policy.retention_days.map(|days| after_days(at, days)),
            created_at: at,
            modified_at: at,
            ..snapshot::take(scope, &location, disk, &taken, making, position)
        };
        for (target, extras) in &copies {
            let days = policy.copying.retention_days;
            let mut copy = Snapshot {
                id: target.draw(scope, |formats| &formats.snapshot),
                position: positions.next().unwrap_or_default(),
                region: target.region.to_owned(),
                origin_id: first.id.clone(),
                origin_region: first.region.clone(),
                retention_days: days,
                expires_at: days.map(|days| after_days(at, days)),
                ..first.clone()
            };
            copy.extras.extend(extras.clone());
            made.push(copy);
        }
        made.push(first);
    }
    Ok(())
}
