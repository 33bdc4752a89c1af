//! Images: those that the vendor offers, and those that accounts make.

mod cancel_copy_image;
mod copy_image;
mod create_image;
mod delete_image;
mod describe_image_from_family;
mod describe_image_share_permission;
mod describe_image_support_instance_types;
mod describe_images;
mod devices;
mod export_image;
mod field;
mod import_image;
mod modify_image_attribute;
mod modify_image_share_permission;
mod search;
pub(super) mod software;
pub(crate) mod source;
mod view;

pub use cancel_copy_image::CancelCopyImage;
pub use copy_image::CopyImage;
pub use create_image::CreateImage;
pub use delete_image::DeleteImage;
pub use describe_image_from_family::DescribeImageFromFamily;
pub use describe_image_share_permission::DescribeImageSharePermission;
pub use describe_image_support_instance_types::DescribeImageSupportInstanceTypes;
pub use describe_images::DescribeImages;
pub use export_image::ExportImage;
pub use import_image::ImportImage;
pub use modify_image_attribute::ModifyImageAttribute;
pub use modify_image_share_permission::ModifyImageSharePermission;

/// Names under which an image keeps what only answers show; absent where there is nothing to show.
const BOOT_MODE: &str = "boot_mode";
const LICENSE_TYPE: &str = "license_type";
const NVME_SUPPORT: &str = "nvme_support";
const IMDS_SUPPORT: &str = "imds_support";
const DETECTION: &str = "detection_strategy";

/// The same of a disk of an image that came from outside.
const FORMAT: &str = "format";
const BUCKET: &str = "oss_bucket";
const OBJECT: &str = "oss_object";
