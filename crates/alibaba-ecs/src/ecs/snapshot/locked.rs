//! Locks of snapshots in answers.

use compute::snapshot::{Lock, LockStatus, Snapshot};
use kernel::{Timestamp, time};
use schemars::JsonSchema;
use serde::Serialize;

/// How snapshots are locked. There is no other way.
pub(super) const COMPLIANCE: &str = "compliance";

/// The lock of a snapshot.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub(super) struct LockView {
    snapshot_id: String,
    lock_mode: &'static str,
    lock_status: &'static str,
    lock_creation_time: String,
    lock_duration: i64,
    lock_duration_start_time: String,
    lock_expired_time: String,
    cool_off_period: i64,
    cool_off_period_expired_time: String,
}

impl LockView {
    /// The lock of a snapshot that is or was locked.
    pub(super) fn of(snapshot: &Snapshot, now: Timestamp) -> Option<Self> {
        let lock = snapshot.lock.as_ref()?;
        Some(Self::new(&snapshot.id, lock, now))
    }

    fn new(snapshot: &str, lock: &Lock, now: Timestamp) -> Self {
        Self {
            snapshot_id: snapshot.to_owned(),
            lock_mode: COMPLIANCE,
            lock_status: match lock.status(now) {
                LockStatus::CoolingOff => "compliance-cooloff",
                LockStatus::Locked => COMPLIANCE,
                LockStatus::Expired => "expired",
            },
            lock_creation_time: time::seconds(lock.locked_at),
            lock_duration: lock.days,
            lock_duration_start_time: time::seconds(lock.from),
            lock_expired_time: time::seconds(lock.ends_at()),
            cool_off_period: lock.cool_off_hours,
            cool_off_period_expired_time: time::seconds(lock.cool_until()),
        }
    }
}
