//! Snapshots of disks.

mod copy_snapshot;
mod create_snapshot;
mod delete_snapshot;
mod describe_locked_snapshots;
mod describe_snapshot_links;
mod describe_snapshot_package;
mod describe_snapshots;
mod describe_snapshots_usage;
pub mod group;
mod lock_snapshot;
mod locked;
mod modify_snapshot_attribute;
mod modify_snapshot_category;
mod text;
mod unlock_snapshot;
mod view;

pub use copy_snapshot::CopySnapshot;
pub(super) use copy_snapshot::encryption;
pub use create_snapshot::CreateSnapshot;
pub use delete_snapshot::DeleteSnapshot;
pub use describe_locked_snapshots::DescribeLockedSnapshots;
pub use describe_snapshot_links::DescribeSnapshotLinks;
pub use describe_snapshot_package::DescribeSnapshotPackage;
pub use describe_snapshots::DescribeSnapshots;
pub use describe_snapshots_usage::DescribeSnapshotsUsage;
pub use lock_snapshot::LockSnapshot;
pub use modify_snapshot_attribute::ModifySnapshotAttribute;
pub use modify_snapshot_category::ModifySnapshotCategory;
pub use unlock_snapshot::UnlockSnapshot;

use super::disk::{ENCRYPTED, KMS_KEY};

/// What a snapshot has of the extras of its disk.
pub(super) const KEPT: &[&str] = &[ENCRYPTED, KMS_KEY];

/// Ordinary snapshots.
pub(super) const STANDARD: &str = "standard";

/// Snapshots that could be used at once, before every snapshot of an ESSD could.
const FLASH: &str = "flash";

/// Snapshots that are kept for long.
const ARCHIVE: &str = "archive";

/// Whether disks of a category are ESSDs, whose snapshots can be used at once.
fn is_essd(category: &str) -> bool {
    category.starts_with("cloud_essd") || category == "cloud_auto"
}

/// The chain that the snapshots of a disk are: `sl-` and what stands in the disk's own identifier behind `d-`.
fn link_of(disk: &str) -> String {
    format!("sl-{}", disk.strip_prefix("d-").unwrap_or(disk))
}

/// The disk of a chain.
fn disk_of(link: &str) -> Option<String> {
    link.strip_prefix("sl-").map(|tail| format!("d-{tail}"))
}
