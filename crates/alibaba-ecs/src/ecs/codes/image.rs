//! Images.

use crate::code::{Code, codes};

codes! {
    /// An image that is not there.
    pub(crate) const NOT_FOUND: Code =
        Code::new(404, "InvalidImageId.NotFound", "The specified ImageId does not exist.");
    /// An image for other processors than those of the instance type.
    pub(crate) const NOT_FOR_INSTANCE_TYPE: Code = Code::new(
        403,
        "ImageNotSupportInstanceType",
        "The specified image does not support the specified InstanceType.",
    );
    /// Something to be done with the image that nobody knows. The spelling is the vendor's.
    pub(crate) const ACTION_INVALID: Code = Code::new(400, "InvalidParamter", "Invalid Parameter.");
    /// A kind of owner that images do not have.
    pub(crate) const OWNER_ALIAS_INVALID: Code =
        Code::new(400, "InvalidImageOwnerAlias.ValueNotSupported", "The specified ImageOwnerAlias is not supported.");
    /// An operating system that images do not have.
    pub(crate) const OS_TYPE_INVALID: Code = Code::new(404, "InvalidOSType", "The specified OSType is not found");
    /// Processors that images are not made for.
    pub(crate) const ARCHITECTURE_INVALID: Code =
        Code::new(404, "InvalidArchitecture", "The specified Architecture is not found");
    /// A use that images do not have.
    pub(crate) const USAGE_INVALID: Code = Code::new(404, "InvalidUsage", "The specified Usage is not found");
    /// A name that another image of the region has.
    pub(crate) const NAME_TAKEN: Code =
        Code::new(400, "InvalidImageName.Duplicated", "The specified Image name has already bean used.");
    /// What is no name of an image.
    pub(crate) const NAME_MALFORMED: Code =
        Code::new(400, "InvalidImageName.Malformed", "The specified Image name is wrongly formed.");
    /// What is no version of an image.
    pub(crate) const VERSION_MALFORMED: Code =
        Code::new(400, "InvalidImageVersion.Malformed", "The specified ImageVersion is wrongly formed.");
    /// What is no description of an image.
    pub(crate) const DESCRIPTION_MALFORMED: Code =
        Code::new(400, "InvalidDescription.Malformed", "The specified description is wrongly formed.");
    /// More images than a region may have.
    pub(crate) const QUOTA: Code = Code::new(403, "QuotaExceed.Image", "The Image Quota exceeds.");
    /// An image from which nothing can be launched yet.
    pub(crate) const NOT_VALID: Code =
        Code::new(403, "OperationDenied.ImageNotValid", "The specified Image is disabled or is deleted.");
    /// An image that cannot be used.
    pub(crate) const NOT_AVAILABLE: Code = Code::new(400, "IncorrectImageStatus", "The image not available.");
    /// A copy that is done.
    pub(crate) const COPY_DONE: Code = Code::new(400, "IncorrectImageStatus", "The image is copied finished.");
    /// An image that is no copy.
    pub(crate) const NO_COPY: Code = Code::new(
        400,
        "ImageCreatedNotFromCopy",
        "The specified image is not the target image of a copy action.",
    );
    /// An image from which an instance was made.
    pub(crate) const USED: Code =
        Code::new(403, "ImageUsingByInstance", "The specified image has been used to create instances.");
    /// An image that another account may use.
    pub(crate) const SHARED: Code =
        Code::new(403, "ImageUseShared", "The specified image has been shared to others.");
    /// An image that is being copied.
    pub(crate) const COPYING: Code = Code::new(403, "OperationDenied.ImageCopying", "The Image is coping.");
    /// An image that comes from outside and is not there yet.
    pub(crate) const IMPORTING: Code = Code::new(403, "ImageIsImporting", "The specified Image is importing.");
    /// An image with encrypted disks, which cannot be shared.
    pub(crate) const ENCRYPTED: Code = Code::new(
        403,
        "OperationDeined.EncryptedSnapshot",
        "The image contains encrypted snapshots, which do not support share.",
    );
    /// More accounts than an image may be shared with.
    pub(crate) const SHARED_TOO_OFTEN: Code =
        Code::new(403, "QuotaExceed.ShareImageUser", "The shared Image user Quota exceeds.");
    /// An account that is not there.
    pub(crate) const ACCOUNT_NOT_FOUND: Code = Code::new(
        404,
        "InvalidAccount.NotFound",
        "The specified parameter \"AddAccount.n\" or \"RemoveAccount.n\" does not exist.",
    );
    /// The owner, with whom the image cannot be shared.
    pub(crate) const ACCOUNT_OWN: Code =
        Code::new(404, "InvalidAccount.Forbbiden", "The specified Account does not yourself.");
    /// A copy in the region of the original.
    pub(crate) const SAME_REGION: Code = Code::new(
        403,
        "IncorrectDestinationRegion",
        "The destination region is not equal the target region.",
    );
    /// An image of another account that is to be copied.
    pub(crate) const COPY_OF_SHARED: Code = Code::new(
        403,
        "OperationDenied.SameRegionOnly",
        "The image shared from others can not be copied to another region directly.",
    );
    /// A snapshot of a disk from which no instance started.
    pub(crate) const NOT_OF_SYSTEM_DISK: Code =
        Code::new(403, "OperationDenied", "The specified snapshot is not from system disk.");
    /// Disks of an image without one that instances start from.
    pub(crate) const NO_SYSTEM_DISK: Code = Code::new(
        400,
        "OperationDenied",
        "The specified parameter DiskDeviceMapping.n.SnapshotId does not contain system disk snapshot.",
    );
    /// Disks of an image with several that instances start from.
    pub(crate) const SYSTEM_DISKS: Code = Code::new(
        400,
        "OperationDenied",
        "The specified parameter DiskDeviceMapping.n.SnapshotId contains two or more system disk snapshots.",
    );
    /// Nothing of which an image could be made.
    pub(crate) const NO_SOURCE: Code = Code::new(
        400,
        "MissingParameter",
        "The input parameter SnapshotId or InstanceId or DiskDeviceMapping that is mandatory for processing this \
         request is not supplied.",
    );
    /// What is no device of a disk of an image.
    pub(crate) const DEVICE_MALFORMED: Code = Code::new(
        400,
        "InvalidDevice.Malformed",
        "The specified parameter DiskDeviceMapping.n.Device is not valid.",
    );
    /// A device that another disk of the image has.
    pub(crate) const DEVICE_TAKEN: Code = Code::new(
        400,
        "InvalidDevice.InUse",
        "The specified parameter DiskDeviceMapping.n.Device has been occupied.",
    );
    /// A size that a disk of an image cannot have.
    pub(crate) const DEVICE_SIZE: Code = Code::new(
        400,
        "InvalidSize.ValueNotSupported",
        "The specified parameter DiskDeviceMapping.n.Size beyond the permitted range.",
    );
    /// A processor for which no image is made.
    pub(crate) const ARCHITECTURE_MALFORMED: Code =
        Code::new(400, "InvalidArchitecture.Malformed", "The specified Architecture is wrongly formed.");
    /// A distribution that images do not have.
    pub(crate) const PLATFORM_MALFORMED: Code =
        Code::new(400, "InvalidPlatform.Malformed", "The specified Platform is wrongly formed.");
    /// A kind of operating system that images do not have.
    pub(crate) const OS_TYPE_MALFORMED: Code =
        Code::new(400, "InvalidOSType.Malformed", "The specified OSType is wrongly formed.");
    /// A format that images do not have.
    pub(crate) const FORMAT_MALFORMED: Code =
        Code::new(400, "InvalidImageFormat.Malformed", "The specified Image Format is wrongly formed.");
    /// A way to pay for an operating system that there is not.
    pub(crate) const LICENSE_INVALID: Code =
        Code::new(400, "InvalidLicenseType.NotSupported", "The specified LicenseType is not supported");
    /// An import without disks.
    pub(crate) const NO_DISKS: Code = Code::new(
        403,
        "MissingParameter.DiskDeviceMapping",
        "The specified parameter DiskDeviceMapping is not supplied.",
    );
    /// The size of a disk that is imported.
    pub(crate) const IMPORT_SIZE: Code = Code::new(
        400,
        "InvalidDataDiskSize",
        "The specified DiskDeviceMapping.N.DiskImSize should be in the specified range.",
    );
    /// A role that is not there, through which the service would read or write objects.
    pub(crate) const NO_ROLE: Code = Code::new(
        403,
        "NoSetRoletoECSServiceAcount",
        "ECS service account Have no right to access your OSS.please attach a role of access your oss to ECS service \
         account.",
    );
    /// A bucket that is not there: the sandbox has none.
    pub(crate) const BUCKET_NOT_FOUND: Code =
        Code::new(400, "InvalidOSSBucket.NotFound", "The specified OSS bucket does not exist in this region.");
    /// What is no beginning of the name of an object.
    pub(crate) const PREFIX_MALFORMED: Code =
        Code::new(400, "InvalidOSSPrefix.Malformed", "The specified OSSPrefix format is wrongly formed.");
    /// A system disk whose image is gone.
    pub(crate) const SOURCE_GONE: Code = Code::new(
        404,
        "InvalidDiskId.OperationNotSupported",
        "The operation is not supported due to image not exist.",
    );
}
