//! Snapshots of volumes.

mod create_snapshot;
mod delete_snapshot;
mod describe_snapshots;
mod modify_snapshot;
mod rollback_snapshot;
mod view;

pub use create_snapshot::CreateSnapshot;
pub use delete_snapshot::DeleteSnapshot;
pub use describe_snapshots::DescribeSnapshots;
pub use modify_snapshot::ModifySnapshot;
pub use rollback_snapshot::RollbackSnapshot;
