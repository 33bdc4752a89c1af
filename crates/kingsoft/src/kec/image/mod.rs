//! Images: those of the cloud, and those of the account's own.

mod copy_image;
mod create_image;
mod describe_images;
mod field;
mod import_image;
mod modify_image_attribute;
mod remove_images;
pub(crate) mod source;
mod view;

pub use copy_image::CopyImage;
pub use create_image::CreateImage;
pub use describe_images::DescribeImages;
pub use import_image::ImportImage;
pub use modify_image_attribute::ModifyImageAttribute;
pub use remove_images::RemoveImages;

use compute::Extras;
use compute::disk::Disk;
use compute::image::ImageDisk;
use serde_json::Value;
use sts::Caller;
use wire::{Call, Check};

use super::location::kec;

/// Name under which the kind of an image is kept.
const TYPE: &str = "Type";

/// Name under which is kept of which instance an image was made.
const INSTANCE_ID: &str = "InstanceId";

/// Name under which is kept that an image can be used before it is there.
const INSTANT_ACCESS: &str = "InstantAccess";

/// Name under which is kept whether what is in an image supports cloud-init, where a call said that.
const CLOUD_INIT: &str = "CloudInitSupport";

/// Name under which the instruction set of an image is kept that the catalogue does not have.
const ARCHITECTURE: &str = "Architecture";

/// Name under which a disk of an image keeps what type of volume it was.
const VOLUME_TYPE: &str = "VolumeType";

/// What policies are asked about an image, or about every one.
fn asks(action: &'static str, id: &str, caller: &Caller, call: &Call) -> Check {
    Check::new(action, kec(caller, call, format_args!("image/{id}")))
}

/// What an image keeps of a disk.
fn of_disk(disk: &Disk) -> Extras {
    of_type(&disk.spec.category)
}

/// The same of a disk of this type.
fn of_type(category: &str) -> Extras {
    Extras::from_iter([(VOLUME_TYPE.to_owned(), category.into())])
}

/// The type of volume that a disk of an image was; nothing of one that came from outside.
pub(crate) fn volume_type(disk: &ImageDisk) -> Option<&str> {
    disk.extras.get(VOLUME_TYPE).and_then(Value::as_str)
}
