//! The rules: lock a snapshot, so that nobody can delete it, and unlock it.

use std::time::Duration;

use kernel::Timestamp;
use store::Scope;

use super::{Refusal, Snapshot, after_days, get, rows};
use crate::error::{Error, Kind, Result};

/// What keeps a snapshot from being deleted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lock {
    /// When it was locked.
    pub locked_at: Timestamp,
    /// For how many hours it can be unlocked.
    pub cool_off_hours: i64,
    /// For how many days it is locked.
    pub days: i64,
    /// From when those days count: a snapshot that was still being made is locked from when it is there.
    pub from: Timestamp,
}

/// How a snapshot is locked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LockStatus {
    /// It can be unlocked for a while.
    CoolingOff,
    /// It cannot be unlocked.
    Locked,
    /// The lock is over.
    Expired,
}

/// How a snapshot is to be locked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LockRequest {
    /// For how many hours it can be unlocked.
    pub cool_off_hours: i64,
    /// For how many days it is locked.
    pub days: i64,
}

impl Lock {
    /// When it cannot be unlocked any more.
    pub fn cool_until(&self) -> Timestamp {
        let hours = u64::try_from(self.cool_off_hours).unwrap_or_default();
        self.locked_at.checked_add(Duration::from_secs(hours.saturating_mul(3_600))).unwrap_or(Timestamp::MAX)
    }

    /// When it is over.
    pub fn ends_at(&self) -> Timestamp {
        after_days(self.from, self.days)
    }

    /// How it locks at a moment.
    pub fn status(&self, now: Timestamp) -> LockStatus {
        if now >= self.ends_at() {
            LockStatus::Expired
        } else if now < self.cool_until() {
            LockStatus::CoolingOff
        } else {
            LockStatus::Locked
        }
    }
}

/// Locks a snapshot, or changes its lock: anew as long as it can be unlocked, and only to a longer one afterwards.
pub fn lock(scope: &mut Scope<'_>, region: &str, id: &str, request: LockRequest) -> Result<Snapshot> {
    let (mut snapshot, now) = (in_region(scope, region, id)?, scope.now());
    let from = snapshot.making.done_at().max(now);
    let fresh = Lock { locked_at: now, cool_off_hours: request.cool_off_hours, days: request.days, from };
    let changed = match snapshot.lock.take() {
        Some(lock) if lock.status(now) == LockStatus::Locked => {
            if request.cool_off_hours != 0 || request.days < lock.days {
                return Err(Refusal::Shortened { id: snapshot.id }.into());
            }
            Lock { days: request.days, ..lock }
        }
        _ => fresh,
    };
    snapshot.lock = Some(changed);
    rows::update(scope, &snapshot)?;
    Ok(snapshot)
}

/// Unlocks a snapshot as long as that is possible.
pub fn unlock(scope: &mut Scope<'_>, region: &str, id: &str) -> Result<Snapshot> {
    let mut snapshot = in_region(scope, region, id)?;
    match snapshot.lock.take().map(|lock| lock.status(scope.now())) {
        Some(LockStatus::CoolingOff) => {}
        Some(LockStatus::Locked) => return Err(Refusal::Locked { id: snapshot.id }.into()),
        Some(LockStatus::Expired) | None => return Err(Refusal::NotLocked { id: snapshot.id }.into()),
    }
    rows::update(scope, &snapshot)?;
    if let Some(at) = snapshot.expires_at {
        scope.wake_at(at);
    }
    Ok(snapshot)
}

fn in_region(scope: &mut Scope<'_>, region: &str, id: &str) -> Result<Snapshot> {
    let snapshot = get(scope, id)?;
    if snapshot.region == region { Ok(snapshot) } else { Err(Error::not_found(Kind::Snapshot, id)) }
}
