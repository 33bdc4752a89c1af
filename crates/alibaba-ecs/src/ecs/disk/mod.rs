//! Disks: those that come with instances, and those of their own.

mod attach_disk;
mod create_disk;
mod delete_disk;
mod describe_disk_default_kms_key_id;
mod describe_disk_encryption_by_default_status;
mod describe_disks;
mod detach_disk;
mod disable_disk_encryption_by_default;
mod enable_disk_encryption_by_default;
pub(super) mod encryption;
mod modify_disk_attribute;
mod modify_disk_charge_type;
mod modify_disk_default_kms_key_id;
mod modify_disk_spec;
mod re_init_disk;
mod reset_disk;
mod reset_disk_default_kms_key_id;
mod resize_disk;
mod text;
mod view;

pub use attach_disk::AttachDisk;
pub use create_disk::CreateDisk;
pub(super) use create_disk::inherited;
pub use delete_disk::DeleteDisk;
pub use describe_disk_default_kms_key_id::DescribeDiskDefaultKMSKeyId;
pub use describe_disk_encryption_by_default_status::DescribeDiskEncryptionByDefaultStatus;
pub use describe_disks::DescribeDisks;
pub use detach_disk::DetachDisk;
pub use disable_disk_encryption_by_default::DisableDiskEncryptionByDefault;
pub use enable_disk_encryption_by_default::EnableDiskEncryptionByDefault;
pub use modify_disk_attribute::ModifyDiskAttribute;
pub use modify_disk_charge_type::ModifyDiskChargeType;
pub use modify_disk_default_kms_key_id::ModifyDiskDefaultKMSKeyId;
pub use modify_disk_spec::ModifyDiskSpec;
pub use re_init_disk::ReInitDisk;
pub use reset_disk::ResetDisk;
pub use reset_disk_default_kms_key_id::ResetDiskDefaultKMSKeyId;
pub use resize_disk::ResizeDisk;

/// Names under which a disk keeps what only answers show; absent where there is nothing to show.
pub(super) const ENCRYPTED: &str = "encrypted";
pub(super) const KMS_KEY: &str = "kms_key_id";
pub(super) const PROVISIONED_IOPS: &str = "provisioned_iops";
pub(super) const BURSTING: &str = "bursting_enabled";
const MULTI_ATTACH: &str = "multi_attach";
