//! Snapshots, groups of them, and policies that make them.

use crate::code::{Code, Pattern, codes};

codes! {
    /// A snapshot that is not there.
    pub(crate) const NOT_FOUND: Code =
        Code::new(404, "InvalidSnapshotId.NotFound", "The specified SnapshotId does not exist.");
    /// A snapshot that is still being made.
    pub(crate) const NOT_READY: Code =
        Code::new(403, "InvalidSnapshotId.NotReady", "The specified snapshot has not completed yet.");
    /// A disk of which another snapshot is being made.
    pub(crate) const DISK_BUSY: Code =
        Code::new(403, "IncorrectDiskStatus.CreatingSnapshot", "A previous snapshot creation is in process.");
    /// A disk that no instance ever had.
    pub(crate) const NEVER_ATTACHED: Code = Code::new(
        403,
        "IncorrectDiskStatus.NeverAttached",
        "The specified disk has never been attached to any instance.",
    );
    /// A disk of an instance that was never started.
    pub(crate) const NEVER_USED: Code = Code::new(
        403,
        "IncorrectDiskStatus.NeverUsed",
        "The specified disk has never been used after creating.",
    );
    /// More snapshots than a disk may have.
    pub(crate) const QUOTA: Code = Code::new(403, "QuotaExceed.Snapshot", "The snapshot quota exceeds.");
    /// A snapshot that an image has.
    pub(crate) const USED_BY_IMAGE: Code = Code::new(
        403,
        "SnapshotCreatedImage",
        "The snapshot has been used to create user defined image(s).",
    );
    /// A snapshot from which a disk was made.
    pub(crate) const USED_BY_DISK: Code =
        Code::new(403, "SnapshotCreatedDisk", "The snapshot has been used to create disk(s).");
    /// A snapshot of another disk.
    pub(crate) const OTHER_DISK: Code = Code::new(
        403,
        "InvalidParameter.Mismatch",
        "The specified snapshot is not created from the specified disk.",
    );
    /// A disk whose snapshot is gone.
    pub(crate) const SOURCE_GONE: Code = Code::new(
        403,
        "InvalidSourceSnapshot",
        "The snapshot which is used to create the specified disk has been deleted.",
    );
    /// A snapshot that is locked.
    pub(crate) const LOCKED: Code = Code::new(
        403,
        "OperationDenied.SnapshotLocked",
        "The operation is not allowed because the specified snapshot is locked.",
    );
    /// A snapshot that is not locked.
    pub(crate) const NOT_LOCKED: Code =
        Code::new(403, "OperationDenied.SnapshotNotLocked", "The specified snapshot is not locked.");
    /// A lock that would become shorter.
    pub(crate) const LOCK_SHORTENED: Code = Code::new(
        403,
        "OperationDenied.LockDuration",
        "The lock of the specified snapshot can only be extended after its cool-off period.",
    );
    /// A snapshot that cannot go into the archive, because it is no standard one.
    pub(crate) const NOT_ARCHIVABLE: Code = Code::new(
        403,
        "OperationDenied.InvalidSnapshotCategory",
        "Only standard snapshots can be converted to archive snapshots.",
    );
    /// A snapshot that cannot go into the archive yet.
    pub(crate) const TOO_YOUNG: Code = Code::new(
        403,
        "OperationDenied.SnapshotRetention",
        "A standard snapshot must be retained for at least 14 days before it is archived.",
    );
    /// A disk of a category that does not do this.
    pub(crate) const DISK_TYPE: Code =
        Code::new(403, "IncorrectDiskType.NotSupport", "The specified device type is not supported.");
    /// The same of a single disk.
    pub(crate) const DISK_CATEGORY: Code = Code::new(
        400,
        "DiskCategory.OperationNotSupported",
        "The operation is not supported to the specified disk due to its disk category",
    );
    /// What is no name of a snapshot.
    pub(crate) const NAME_MALFORMED: Code =
        Code::new(400, "InvalidSnapshotName.Malformed", "The specified SnapshotName is wrongly formed.");
    /// What is no kind of snapshot.
    pub(crate) const CATEGORY_MALFORMED: Code =
        Code::new(403, "InvalidSnapshotCategory.Malformed", "The specified Category is not valid.");
    /// More snapshots than a list may name.
    pub(crate) const IDS_MALFORMED: Code = Code::new(
        403,
        "InvalidSnapshotIds.Malformed",
        "The amount of specified specified snapshot Ids exceeds the limit.",
    );
    /// A way in which snapshots are not made.
    pub(crate) const TYPE_NOT_FOUND: Code =
        Code::new(404, "InvalidSnapshotType.NotFound", "The specfied SnapshotType is not found");
    /// A kind of disk that there is not.
    pub(crate) const SOURCE_DISK_TYPE: Code =
        Code::new(404, "InvalidSourceDiskType", "The specifed SourceDiskType is not valid");
    /// A use that snapshots do not have.
    pub(crate) const USAGE_INVALID: Code = Code::new(404, "InvalidUsage", "The specifed Usage is not valid");
    /// Chains that a call names wrongly.
    pub(crate) const LINK_IDS_INVALID: Code =
        Code::new(400, "InvalidSnapshotLinkIds", "The specified snapshotLinkIds is invalid.");
    /// Disks that a call names wrongly.
    pub(crate) const LINK_DISK_IDS_INVALID: Code =
        Code::new(400, "InvalidDiskIds", "The specified diskIds is invalid.");
    /// A time for which snapshots are not kept.
    pub(crate) const RETENTION_MALFORMED: Code =
        Code::new(400, "InvalidRetentionDays.Malformed", "The specified RetentionDays is not valid.");
    /// A group that is not there.
    pub(crate) const GROUP_NOT_FOUND: Code =
        Code::new(404, "InvalidSnapshotGroupId.NotFound", "The specified SnapshotGroupId does not exist.");
    /// What is no name of a group.
    pub(crate) const GROUP_NAME_INVALID: Code =
        Code::new(400, "InvalidParameter.Name", "The specified Name is invalid.");
    /// A state that groups do not have.
    pub(crate) const GROUP_STATUS_INVALID: Code =
        Code::new(403, "InvalidStatus.ValueNotSupported", "The specified Status is not supported.");
    /// A policy that is not there.
    pub(crate) const POLICY_NOT_FOUND: Code =
        Code::new(404, "ParameterInvalid", "The specified automatic snapshot policy does not exist.");
    /// A parameter of a policy with a value that it may not have.
    pub(crate) const POLICY_PARAMETER: Pattern =
        Pattern::new(403, "ParameterInvalid", "The specified {} parameter is invalid.");
    /// Disks that a policy cannot work on.
    pub(crate) const POLICY_DISKS: Code = Code::new(403, "ParameterInvalid", "The specified DiskIds are invalid.");
    /// More policies than a region may have.
    pub(crate) const POLICY_QUOTA: Code = Code::new(
        403,
        "AutoSnapshotPolicy.QuotaExceed",
        "The maximum number of automatic snapshot policy has been reached.",
    );
}
