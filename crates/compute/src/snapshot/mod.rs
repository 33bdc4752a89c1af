//! Snapshots of disks.
//!
//! Nothing is written on the disks of the sandbox, so a snapshot is a record of a disk at a moment: what it was, and what was
//! on it where it was a system disk.

mod chain;
mod copy;
mod create;
mod delete;
mod expire;
mod get;
pub mod group;
mod list;
mod lock;
mod modify;
mod rows;
#[cfg(test)]
mod tests;

pub use chain::{Chain, ChainFilter, Usage, chains, usage};
pub(crate) use copy::copied;
pub use copy::{Copy, copy};
pub use create::{New, create};
pub(crate) use create::{Taken, snapshots_of, take};
pub use delete::delete;
pub(crate) use delete::{delete_automatic_of, keep_at_most};
pub use expire::{expire_due, next_expiry};
pub use get::{find_many, get, ready};
pub use list::{Filter, Usages, list};
pub use lock::{Lock, LockRequest, LockStatus, lock, unlock};
pub use modify::{Change, archive, modify};

use std::time::Duration;

use kernel::Timestamp;

use crate::Extras;
use crate::image::Software;
use crate::making::Making;

/// Kind under which tags of snapshots are kept.
pub const TAGGED: &str = "snapshot";

/// A day.
pub(crate) const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// A snapshot.
#[derive(Debug, Clone, PartialEq)]
pub struct Snapshot {
    /// Identifier.
    pub id: String,
    /// Its place among the account's things.
    pub position: i64,
    /// The region it lies in.
    pub region: String,
    /// Name; may be empty.
    pub name: String,
    /// Free text; may be empty.
    pub description: String,
    /// The disk that it is of, as it was then.
    pub source: Source,
    /// The vendor's word for what kind of snapshot it is.
    pub category: String,
    /// The policy that made it; empty where a call did.
    pub policy_id: String,
    /// The group that it was made in; may be empty.
    pub group_id: String,
    /// The snapshot that it is a copy of; empty where it is none.
    pub origin_id: String,
    /// The region of that snapshot.
    pub origin_region: String,
    /// Since when it is being made.
    pub making: Making,
    /// How many days it is kept; as long as nobody deletes it where nothing is said.
    pub retention_days: Option<i64>,
    /// When it goes by itself.
    pub expires_at: Option<Timestamp>,
    /// Whether it can be used before it is there.
    pub instant_access: bool,
    /// How many days that lasts.
    pub instant_days: Option<i64>,
    /// What keeps it from being deleted.
    pub lock: Option<Lock>,
    /// What only the dialect reads.
    pub extras: Extras,
    /// Resource group; may be empty.
    pub resource_group: String,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it was last changed.
    pub modified_at: Timestamp,
    /// Whether a disk was made from it that is still there.
    pub used_by_disk: bool,
    /// Whether an image has it.
    pub used_by_image: bool,
}

/// The disk that a snapshot is of, as it was then.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// The disk.
    pub disk_id: String,
    /// Whether an instance started from it.
    pub is_system: bool,
    /// Its size in GiB.
    pub size_gib: u32,
    /// The image that a system disk was made from; empty with others.
    pub image_id: String,
    /// What was on a system disk, where that image is not one of the vendor's.
    pub software: Option<Software>,
}

/// Why a rule about snapshots refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The snapshot is still being made.
    #[error("snapshot `{id}` is not there yet")]
    NotReady {
        /// The snapshot.
        id: String,
    },
    /// Another snapshot of the disk is being made.
    #[error("another snapshot of disk `{disk}` is being made")]
    Busy {
        /// The disk.
        disk: String,
    },
    /// No instance ever had the disk, so there is nothing on it.
    #[error("disk `{disk}` was never attached")]
    NeverAttached {
        /// The disk.
        disk: String,
    },
    /// The instance that has the disk was never started.
    #[error("the instance of disk `{disk}` was never started")]
    NeverUsed {
        /// The disk.
        disk: String,
    },
    /// The disk has as many snapshots as it may have.
    #[error("disk `{disk}` has as many snapshots as it may have")]
    TooMany {
        /// The disk.
        disk: String,
    },
    /// A disk was made from the snapshot.
    #[error("a disk was made from snapshot `{id}`")]
    UsedByDisk {
        /// The snapshot.
        id: String,
    },
    /// An image has the snapshot.
    #[error("an image has snapshot `{id}`")]
    UsedByImage {
        /// The snapshot.
        id: String,
    },
    /// The snapshot is locked.
    #[error("snapshot `{id}` is locked")]
    Locked {
        /// The snapshot.
        id: String,
    },
    /// The snapshot is not locked.
    #[error("snapshot `{id}` is not locked")]
    NotLocked {
        /// The snapshot.
        id: String,
    },
    /// The lock can only become longer.
    #[error("the lock of snapshot `{id}` can only become longer")]
    Shortened {
        /// The snapshot.
        id: String,
    },
    /// The snapshot is of another disk.
    #[error("snapshot `{id}` is not of disk `{disk}`")]
    OtherDisk {
        /// The snapshot.
        id: String,
        /// The disk.
        disk: String,
    },
    /// The snapshot that the disk was made from is gone.
    #[error("the snapshot that disk `{disk}` was made from is gone")]
    SourceGone {
        /// The disk.
        disk: String,
    },
    /// Disks of the instance cannot be in a group.
    #[error("not all disks of instance `{id}` can be in a group")]
    Unfit {
        /// The instance.
        id: String,
    },
    /// The kind of snapshot cannot go into the archive.
    #[error("snapshot `{id}` cannot go into the archive")]
    NotArchivable {
        /// The snapshot.
        id: String,
    },
    /// The snapshot must be older.
    #[error("snapshot `{id}` is too young")]
    TooYoung {
        /// The snapshot.
        id: String,
    },
}

impl Snapshot {
    /// Whether it is there.
    pub fn is_ready(&self, now: Timestamp) -> bool {
        self.making.is_done(now)
    }

    /// Whether a policy made it.
    pub fn is_automatic(&self) -> bool {
        !self.policy_id.is_empty()
    }

    /// Whether it can be used before it is there.
    pub fn has_instant_access(&self, now: Timestamp) -> bool {
        self.instant_access && self.instant_days.is_none_or(|days| now < after_days(self.created_at, days))
    }
}

/// The moment so many days after another.
pub(crate) fn after_days(at: Timestamp, days: i64) -> Timestamp {
    let days = u32::try_from(days).unwrap_or_default();
    at.checked_add(DAY.saturating_mul(days)).unwrap_or(Timestamp::MAX)
}
