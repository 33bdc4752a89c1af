//! The rule: change a policy for snapshots.

use store::Scope;

use super::{SnapshotPolicy, get, rows};
use crate::Extras;
use crate::error::Result;

/// What is to change; `None` keeps the value.
#[derive(Debug, Clone, Default)]
pub struct Change {
    /// New name.
    pub name: Option<String>,
    /// New hours.
    pub hours: Option<Vec<u32>>,
    /// New days of the week.
    pub weekdays: Option<Vec<u32>>,
    /// How many days snapshots are kept that are made from now on; nothing inside for as long as nobody deletes them.
    pub retention_days: Option<Option<i64>>,
    /// Whether they are copied.
    pub copies: Option<bool>,
    /// The regions that they are copied to.
    pub copy_regions: Option<Vec<String>>,
    /// How many days copies are kept.
    pub copy_days: Option<Option<i64>>,
    /// Extras that are set beside those that are there.
    pub extras: Extras,
}

/// Changes a policy and returns it as it is then. It counts for its disks at once.
pub fn modify(scope: &mut Scope<'_>, region: &str, id: &str, change: Change) -> Result<SnapshotPolicy> {
    let mut policy = get(scope, region, id)?;
    policy.name = change.name.unwrap_or(policy.name);
    policy.schedule.hours = change.hours.unwrap_or(policy.schedule.hours);
    policy.schedule.weekdays = change.weekdays.unwrap_or(policy.schedule.weekdays);
    policy.retention_days = change.retention_days.unwrap_or(policy.retention_days);
    policy.copying.is_on = change.copies.unwrap_or(policy.copying.is_on);
    policy.copying.regions = change.copy_regions.unwrap_or(policy.copying.regions);
    policy.copying.retention_days = change.copy_days.unwrap_or(policy.copying.retention_days);
    policy.extras.extend(change.extras);
    policy.next_at = policy.schedule.after(scope.now());
    scope.wake_at(policy.next_at);
    rows::update(scope, &policy)?;
    Ok(policy)
}
