//! Disks, and what orders say of them.

use crate::code::{Code, Pattern, codes};

codes! {
    /// A disk in a state in which this cannot be done.
    pub(crate) const WRONG_STATUS: Code =
        Code::new(403, "IncorrectDiskStatus", "The current disk status does not support this operation.");
    /// A disk that is still being made.
    pub(crate) const INITIALIZING: Code = Code::new(
        403,
        "IncorrectDiskStatus.Initializing",
        "The specified disk is initializing and does not support this operation.",
    );
    /// A disk that an instance has already.
    pub(crate) const IN_USE: Code = Code::new(404, "InvalidDisk.InUse", "The specified disk has been occupied.");
    /// A disk that no instance has.
    pub(crate) const NOT_ATTACHED: Code =
        Code::new(403, "InvalidDisk.AlreadyDetached", "The specified disk has been detached.");
    /// A disk that another instance has.
    pub(crate) const OTHER_INSTANCE: Code =
        Code::new(400, "InvalidInstanceId.Mismatch", "The specified disk is not attached to the specified instance.");
    /// A disk and an instance in different zones.
    pub(crate) const OTHER_ZONE: Code = Code::new(
        403,
        "ResourcesNotInSameZone",
        "The specified instance and disk are not in the same zone.",
    );
    /// A system disk, which stays in its instance.
    pub(crate) const NOT_PORTABLE: Code =
        Code::new(403, "DiskNotPortable", "The specified disk is not a portable disk.");
    /// More disks than an instance may have.
    pub(crate) const TOO_MANY_OF_INSTANCE: Code = Code::new(
        403,
        "InstanceDiskLimitExceeded",
        "The amount of the disk on instance in question reach its limits.",
    );
    /// A device that another disk has.
    pub(crate) const DEVICE_TAKEN: Code =
        Code::new(403, "InvalidDevice.InUse", "The specified device has been occupied.");
    /// What is no device.
    pub(crate) const DEVICE_MALFORMED: Code =
        Code::new(400, "InvalidDevice.Malformed", "The specified port is not valid.");
    /// A new size that is no larger than the old one.
    pub(crate) const TOO_SMALL: Code = Code::new(
        403,
        "InvalidDiskSize.TooSmall",
        "Specified new disk size is less than the original disk size.",
    );
    /// A new size that is larger than the category allows.
    pub(crate) const TOO_LARGE: Code =
        Code::new(403, "InvalidDiskSize.TooLarge", "Specified new disk size is beyond the permitted range.");
    /// A way to make a disk larger that is not there.
    pub(crate) const RESIZE_TYPE_INVALID: Code =
        Code::new(400, "InvalidParam.Type", "The specified type is not supported.");
    /// Making a disk larger in an instance that is not up.
    pub(crate) const RESIZE_NOT_RUNNING: Code = Code::new(
        403,
        "InvalidInstanceStatus.NotRunning",
        "The status of instance to which the disk attachs must be running when resizing online.",
    );
    /// A category that is not there, or of which no disk can be made.
    pub(crate) const CATEGORY_INVALID: Code = Code::new(
        400,
        "InvalidDiskCategory.ValueNotSupported",
        "The specified parameter \"DiskCategory\" is not valid.",
    );
    /// A category that the type of the instance does not take.
    pub(crate) const CATEGORY_NOT_FOR_TYPE: Code = Code::new(
        403,
        "InvalidInstanceType.NotSupportDiskCategory",
        "The instanceType of the specified instance does not support this disk category.",
    );
    /// A size that the category does not allow.
    pub(crate) const SIZE_INVALID: Code =
        Code::new(400, "InvalidSize.ValueNotSupported", "The specified parameter Size is not valid.");
    /// A disk without a size.
    pub(crate) const NO_SIZE: Code = Code::new(
        400,
        "MissingParameter",
        "The input parameter either \"SnapshotId\" or \"Size\" should be specified.",
    );
    /// A grade of speed that needs a larger disk.
    pub(crate) const LEVEL_NOT_FOR_SIZE: Code = Code::new(
        403,
        "OperationDenied.PerformanceLevelNotMatch",
        "The specified PerformanceLevel and disk size do not match.",
    );
    /// A category or a grade of speed that the disk has already, or cannot have.
    pub(crate) const NO_OTHER_SPEC: Code =
        Code::new(403, "OperationDenied", "The type of the disk does not support the operation.");
    /// A change of nothing.
    pub(crate) const NOTHING_TO_MODIFY: Code =
        Code::new(400, "NoAttributeToModify", "No attribute to be modified in this request.");
    /// A key for a disk that is not encrypted.
    pub(crate) const NOT_ENCRYPTED: Code = Code::new(
        400,
        "InvalidParameter.EncryptedIllegal",
        "The specified parameter Encrypted must be true when kmsKeyId is not empty.",
    );
    /// A key that is not there.
    pub(crate) const KEY_NOT_FOUND: Code =
        Code::new(404, "InvalidParameter.KMSKeyId.NotFound", "The specified KMSKeyId does not exist.");
    /// A key that may not be used.
    pub(crate) const KEY_NOT_ENABLED: Code =
        Code::new(403, "InvalidParameter.KMSKeyId.CMKNotEnabled", "The CMK needs to be enabled.");
    /// A disk of an instance that is not paid ahead of time.
    pub(crate) const INSTANCE_NOT_PREPAID: Code = Code::new(
        403,
        "OperationDenied",
        "The operation is not permitted due to charge type of the instance.",
    );
    /// A disk that is not there.
    pub(crate) const NOT_FOUND: Code =
        Code::new(404, "InvalidDiskId.NotFound", "The specified disk does not exist.");
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
    /// A kind of disk by which no list can be narrowed.
    pub(crate) const TYPE_NOT_LISTED: Code =
        Code::new(400, "InvalidDiskType.ValueNotSupported", "The specified disk type is not supported.");
    /// The same about a category.
    pub(crate) const CATEGORY_NOT_LISTED: Code =
        Code::new(400, "InvalidCategory.ValueNotSupported", "The specified category is not supported.");
    /// The same about a state.
    pub(crate) const STATUS_NOT_LISTED: Code =
        Code::new(400, "InvalidStatus.ValueNotSupported", "The specified status is not supported.");
    /// Disks that a call names in both ways.
    pub(crate) const NAMED_TWICE: Code = Code::new(
        400,
        "InvalidParameter.Conflict",
        "DiskId and DiskIds.N cannot be specified together.",
    );
    /// What is no description of a disk that is there; the page has another status than that of new disks.
    pub(crate) const CHANGED_DESCRIPTION_MALFORMED: Code =
        Code::new(404, "InvalidDescription.Malformed", "The specified description is wrongly formed.");
}
