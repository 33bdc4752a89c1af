//! Disks. They come with instances; disks of their own cannot be made yet.

mod describe_disks;
mod view;

pub use describe_disks::DescribeDisks;

/// Names under which a disk keeps what only answers show; absent where there is nothing to show.
pub(super) const ENCRYPTED: &str = "encrypted";
pub(super) const KMS_KEY: &str = "kms_key_id";
pub(super) const SNAPSHOT_POLICY: &str = "auto_snapshot_policy_id";
pub(super) const PROVISIONED_IOPS: &str = "provisioned_iops";
pub(super) const BURSTING: &str = "bursting_enabled";
