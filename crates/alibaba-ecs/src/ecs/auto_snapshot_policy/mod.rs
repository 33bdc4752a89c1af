//! Policies by which snapshots are made of disks at certain hours.
//!
//! Parameters of the older operations begin with a small letter; the sandbox reads them with a capital one too.

mod apply_auto_snapshot_policy;
mod automatic;
mod cancel_auto_snapshot_policy;
mod create_auto_snapshot_policy;
mod delete_auto_snapshot_policy;
mod describe_auto_snapshot_policy_associations;
mod describe_auto_snapshot_policy_ex;
mod encryption;
mod field;
mod modify_auto_snapshot_policy_ex;

pub use apply_auto_snapshot_policy::ApplyAutoSnapshotPolicy;
pub use automatic::run_due;
pub use cancel_auto_snapshot_policy::CancelAutoSnapshotPolicy;
pub use create_auto_snapshot_policy::CreateAutoSnapshotPolicy;
pub use delete_auto_snapshot_policy::DeleteAutoSnapshotPolicy;
pub use describe_auto_snapshot_policy_associations::DescribeAutoSnapshotPolicyAssociations;
pub use describe_auto_snapshot_policy_ex::DescribeAutoSnapshotPolicyEx;
pub use modify_auto_snapshot_policy_ex::ModifyAutoSnapshotPolicyEx;

/// The word in names of policies, as policies of RAM are asked about them.
const WORD: &str = "snapshotpolicy";
