//! Images.

mod describe_image_support_instance_types;
mod describe_images;

pub use describe_image_support_instance_types::DescribeImageSupportInstanceTypes;
pub use describe_images::DescribeImages;
