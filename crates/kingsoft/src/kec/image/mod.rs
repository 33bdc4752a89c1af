//! Images.

mod describe_images;

pub use describe_images::DescribeImages;
