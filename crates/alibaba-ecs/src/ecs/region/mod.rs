//! Regions, zones and what they have on offer.

mod describe_available_resource;
mod describe_regions;
mod describe_zones;

pub use describe_available_resource::DescribeAvailableResource;
pub use describe_regions::DescribeRegions;
pub use describe_zones::DescribeZones;
pub(crate) use describe_zones::local_name;

use super::errors::{Error, Result};
use crate::ecs::codes;

/// Whether names are wanted in English; refuses a language that the service does not speak.
pub(crate) fn in_english(language: Option<&str>) -> Result<bool> {
    match language {
        None | Some("zh-CN" | "ja") => Ok(false),
        Some("en-US") => Ok(true),
        Some(_) => Err(Error::of(codes::region::LANGUAGE_NOT_FOUND)),
    }
}
