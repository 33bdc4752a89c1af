//! Where snapshots are kept, and SQL for them.

use kernel::Timestamp;
use store::table::Json;
use store::{Cells, Columns, Composed, Result, Scope, Value, columns, sql, table};

use super::{Filter, Lock, Snapshot, Source, TAGGED, Usages};
use crate::listing::Conditions;
use crate::making;

/// A disk was made from the snapshot.
const IN_DISK: &str = "EXISTS (SELECT 1 FROM disks u WHERE u.tenant = h.tenant AND u.snapshot_id = h.snapshot_id)";

/// An image has the snapshot.
const IN_IMAGE: &str =
    "EXISTS (SELECT 1 FROM image_disks g WHERE g.tenant = h.tenant AND g.snapshot_id = h.snapshot_id)";

columns! {
    Source { disk_id, is_system, size_gib, image_id, software as Json }
}

impl Columns for Lock {
    fn names(_column: &'static str, names: &mut Vec<&'static str>) {
        names.extend(["locked_at", "cool_off_hours", "lock_days", "lock_from", "lock_ends_at"]);
    }

    fn read(cells: &mut Cells<'_>) -> Result<Self> {
        let (locked_at, cool_off_hours) = (cells.read()?, cells.read()?);
        let lock = Self { locked_at, cool_off_hours, days: cells.read()?, from: cells.read()? };
        // When it ends is kept for statements that look for it.
        cells.read::<Timestamp>()?;
        Ok(lock)
    }

    fn write<'v>(&'v self, values: &mut Vec<Value<'v>>) {
        use store::ToValue;
        values.extend([self.locked_at.to_value(), self.cool_off_hours.to_value(), self.days.to_value()]);
        values.extend([self.from.to_value(), self.ends_at().to_value().into_owned()]);
    }
}

table! {
    Snapshot in snapshots h by snapshot_id {
        id = snapshot_id, position, region, name, description, source, category, policy_id, group_id, origin_id,
        origin_region, making, retention_days, expires_at, instant_access, instant_days, lock, extras, resource_group,
        created_at, modified_at,
    }
    joined {
        used_by_disk = "EXISTS (SELECT 1 FROM disks u WHERE u.tenant = h.tenant AND u.snapshot_id = h.snapshot_id)",
        used_by_image = "EXISTS (SELECT 1 FROM image_disks g WHERE g.tenant = h.tenant AND g.snapshot_id = h.snapshot_id)",
    }
}

/// Keeps what may change about a snapshot.
pub(super) fn update(scope: &mut Scope<'_>, snapshot: &Snapshot) -> Result<()> {
    const CHANGING: [&str; 12] = [
        "name",
        "description",
        "category",
        "retention_days",
        "expires_at",
        "instant_access",
        "instant_days",
        "locked_at",
        "cool_off_hours",
        "lock_days",
        "lock_from",
        "modified_at",
    ];
    table::update(scope, snapshot, &CHANGING)?;
    table::update(scope, snapshot, &["lock_ends_at"]).map(drop)
}

/// The disks among these of which a snapshot is being made now.
pub(super) fn busy(scope: &mut Scope<'_>, disks: &[&str]) -> Result<Vec<String>> {
    let since = making::done_if_begun_at(scope.now());
    table::in_parts(disks, |disks| {
        let mut query = Composed::new("SELECT DISTINCT h.disk_id FROM snapshots h WHERE h.tenant = ");
        query.bind(scope.tenant_id().0).push(" AND h.begun_at > ").bind(since);
        query.push(" AND h.origin_id = '' AND ").push_in("h.disk_id", disks);
        query.fetch_all(scope.conn()?)
    })
}

/// How many snapshots a disk has that were made by calls.
pub(super) fn manual_of(scope: &mut Scope<'_>, disk: &str) -> Result<i64> {
    let tenant = scope.tenant_id().0;
    let query = sql!(
        "SELECT COUNT(*) AS count FROM snapshots
         WHERE tenant = $1 AND disk_id = $2 AND policy_id = '' AND origin_id = ''",
        tenant,
        disk,
    );
    query.fetch_one(scope.conn()?)
}

/// The snapshots of disks that policies made, copies aside, that no image has and that are not locked, the oldest first.
pub(crate) fn automatic_of(scope: &mut Scope<'_>, disks: &[&str]) -> Result<Vec<Snapshot>> {
    table::in_parts(disks, |disks| {
        let mut query = table::select::<Snapshot>(scope);
        query.push(" AND ").push_in("h.disk_id", disks).push(" AND h.policy_id <> ''");
        query.push(" AND h.origin_id = '' AND NOT ").push(IN_IMAGE);
        query.push(" AND (h.lock_ends_at IS NULL OR h.lock_ends_at <= ").bind(scope.now()).push(")");
        query.push(" ORDER BY h.created_at");
        query.fetch_all(scope.conn()?)
    })
}

/// The snapshots of the account whose time is over.
pub(super) fn due(scope: &mut Scope<'_>) -> Result<Vec<String>> {
    let now = scope.now();
    let mut query = Composed::new("SELECT h.snapshot_id FROM snapshots h WHERE h.tenant = ");
    query.bind(scope.tenant_id().0).push(" AND h.expires_at <= ").bind(now);
    query.push(" AND (h.lock_ends_at IS NULL OR h.lock_ends_at <= ").bind(now).push(")");
    query.push(" AND NOT ").push(IN_DISK).push(" AND NOT ").push(IN_IMAGE);
    query.fetch_all(scope.conn()?)
}

/// When the next snapshot of any account goes by itself. One in use stays until it is not.
pub(super) fn next_expiry(scope: &mut Scope<'_>) -> Result<Option<Timestamp>> {
    let mut query = Composed::new(
        "SELECT CASE WHEN h.lock_ends_at > h.expires_at THEN h.lock_ends_at ELSE h.expires_at END AS at
         FROM snapshots h WHERE h.expires_at IS NOT NULL",
    );
    query.push(" AND NOT ").push(IN_DISK).push(" AND NOT ").push(IN_IMAGE).push(" ORDER BY at LIMIT 1");
    query.fetch_optional(scope.conn()?)
}

pub(super) fn conditions(scope: &Scope<'_>, filter: &Filter) -> Conditions {
    let mut conditions = Conditions::of::<Snapshot>(scope);
    conditions
        .equal("h.region", filter.region.as_ref())
        .keyed("h.snapshot_id", filter.ids.as_deref())
        .belonging("h.disk_id", filter.disk.as_ref())
        .equal("h.name", filter.name.as_ref())
        .equal("h.is_system", filter.is_system)
        .equal("lower(h.category)", filter.category.as_ref().map(|category| category.to_lowercase()))
        .equal("h.resource_group", filter.resource_group.as_ref())
        .keyed("h.group_id", filter.groups.as_deref())
        .compare("h.created_at", ">=", filter.created_from)
        .compare("h.created_at", "<=", filter.created_until)
        .tagged(TAGGED, "h.snapshot_id", &filter.tags);
    making::done(&mut conditions, "h.begun_at", filter.is_ready, scope.now());
    if let Some(is_automatic) = filter.is_automatic {
        conditions.push(if is_automatic { "h.policy_id <> ''" } else { "h.policy_id = ''" });
    }
    if let Some(instance) = &filter.instance {
        let tenant = conditions.tenant();
        let query = conditions.push("h.disk_id IN (SELECT d.disk_id FROM disks d WHERE d.tenant = ").bind(tenant);
        query.push(" AND d.instance_id = ").bind(instance).push(")");
    }
    if let Some(zone) = &filter.zone {
        let tenant = conditions.tenant();
        let query = conditions.push("h.disk_id IN (SELECT d.disk_id FROM disks d WHERE d.tenant = ").bind(tenant);
        query.push(" AND d.zone = ").bind(zone).push(")");
    }
    if let Some(Usages { by_disk, by_image }) = filter.usage {
        for (is_used, condition) in [(by_disk, IN_DISK), (by_image, IN_IMAGE)] {
            conditions.push(if is_used { "" } else { "NOT " }).push(condition);
        }
    }
    if let Some(status) = filter.lock {
        let now = scope.now();
        let cool = "h.locked_at + h.cool_off_hours * 3600000";
        let query = conditions.push("h.locked_at IS NOT NULL AND ");
        match status {
            super::LockStatus::CoolingOff => query.push(cool).push(" > ").bind(now),
            super::LockStatus::Locked => {
                query.push(cool).push(" <= ").bind(now).push(" AND h.lock_ends_at > ").bind(now)
            }
            super::LockStatus::Expired => query.push("h.lock_ends_at <= ").bind(now),
        };
    }
    if filter.ever_locked {
        conditions.push("h.locked_at IS NOT NULL");
    }
    for wanted in &filter.extras {
        conditions.extra("h.extras", wanted);
    }
    for (name, is_there) in &filter.has {
        // Extras are kept as JSON without spaces; inside a text its quotes are escaped, so nothing else looks like this.
        let query = conditions.push("replace(h.extras, ").bind(format!("\"{name}\":"));
        query.push(if *is_there { ", '') <> h.extras" } else { ", '') = h.extras" });
    }
    conditions
}
