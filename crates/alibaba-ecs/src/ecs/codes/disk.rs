//! Disks, and what orders say of them.

use crate::code::{Code, Pattern, codes};

codes! {
    /// More disks than an instance may have.
    pub(crate) const TOO_MANY: Code =
        Code::new(400, "InstanceDiskNumber.LimitExceed", "The total number of specified disk in an instance exceeds.");
    /// What is no name of a disk.
    pub(crate) const NAME_MALFORMED: Code =
        Code::new(400, "InvalidDiskName.Malformed", "The specified parameter \"DiskName\" is not valid.");
    /// What is no description of a disk.
    pub(crate) const DESCRIPTION_MALFORMED: Code =
        Code::new(400, "InvalidDiskDescription.Malformed", "The specified parameter \"Description\" is not valid.");
    /// A performance level that the category does not have.
    pub(crate) const LEVEL_INVALID: Pattern =
        Pattern::new(400, "InvalidPerformanceLevel.Malformed", "The specified parameter \"{}\" is not valid.");
    /// A category that system disks of the instance type do not have.
    pub(crate) const SYSTEM_CATEGORY_INVALID: Code = Code::new(
        400,
        "InvalidSystemDiskCategory.ValueNotSupported",
        "The specified parameter \"SystemDisk.Category\" is not valid.",
    );
    /// A system disk that is smaller than the image.
    pub(crate) const SYSTEM_BELOW_IMAGE: Code = Code::new(
        404,
        "InvalidSystemDiskSize.LessThanImageSize",
        "The specified parameter SystemDisk.Size is less than the image size.",
    );
    /// A system disk that is smaller than its category allows.
    pub(crate) const SYSTEM_TOO_SMALL: Code = Code::new(
        404,
        "InvalidSystemDiskSize.LessThanMinSize",
        "The specified parameter SystemDisk.Size is less than the min size.",
    );
    /// A system disk that is larger than its category allows.
    pub(crate) const SYSTEM_TOO_LARGE: Code = Code::new(
        404,
        "InvalidSystemDiskSize.MoreThanMaxSize",
        "The specified parameter SystemDisk.Size is more than the max size.",
    );
    /// A category that data disks of the instance type do not have.
    pub(crate) const DATA_CATEGORY_INVALID: Code = Code::new(
        400,
        "InvalidDataDiskCategory.ValueNotSupported",
        "The specified parameter \"DataDisk.n.Category\" is not valid.",
    );
    /// A size that the category does not allow.
    pub(crate) const DATA_SIZE_INVALID: Code = Code::new(
        400,
        "InvalidDataDiskSize.ValueNotSupported",
        "The specified DataDisk.n.Size beyond the permitted range, or the capacity of snapshot exceeds the \
                size limit of the specified disk category.",
    );
    /// A snapshot that is not there.
    pub(crate) const SNAPSHOT_NOT_FOUND: Code = Code::new(
        404,
        "InvalidDataDiskSnapshotId.NotFound",
        "The specified parameter \"DataDisk.n.SnapshotId\" is not valid.",
    );
    /// A way to pay that disks do not have.
    pub(crate) const CHARGE_TYPE_NOT_FOUND: Code =
        Code::new(404, "InvalidDiskChargeType.NotFound", "The DiskChargeType does not exist in our records");
    /// More disks than a list may name.
    pub(crate) const IDS_INVALID: Code =
        Code::new(400, "InvalidDiskIds.ValueNotSupported", "The specified parameter \"DiskIds\" is not valid.");
}
