//! Names, descriptions, grades of speed and sizes of disks.

use alibaba_core::catalogue::catalogue;
use compute::catalogue::{DiskCategory, SizeRange};
use compute::instance::{Description, InstanceName, NameRules};

use crate::code::Code;
use crate::ecs::codes;
use crate::ecs::errors::{Error, Result};

/// A name; empty where there is none.
pub(super) fn name(text: Option<&str>) -> Result<String> {
    let Some(text) = text.filter(|text| !text.is_empty()) else { return Ok(String::new()) };
    let name = InstanceName::parse(text, &NameRules::default()).map(String::from);
    name.map_err(|_| Error::of(codes::disk::NAME_MALFORMED))
}

/// A description; empty where there is none. `malformed` is the operation's code for what is none.
pub(super) fn description(text: Option<&str>, malformed: Code) -> Result<String> {
    let Some(text) = text.filter(|text| !text.is_empty()) else { return Ok(String::new()) };
    let text = Description::parse(text, Description::OF_INSTANCE).map(String::from);
    text.map_err(|_| Error::of(malformed))
}

/// A category of which disks are made on their own, with their sizes.
pub(super) fn category(id: &str) -> Result<(&'static DiskCategory, SizeRange)> {
    let found = catalogue().disk_category(id).and_then(|category| Some((category, category.data?)));
    found.ok_or_else(|| Error::of(codes::disk::CATEGORY_INVALID))
}

/// The grade of speed; empty where the category has none.
pub(super) fn level(category: &DiskCategory, wanted: Option<&str>) -> Result<String> {
    if category.performance_levels.is_empty() {
        return Ok(String::new());
    }
    match wanted {
        None => Ok(category.default_level.clone().unwrap_or_default()),
        Some(id) if category.performance_level(id).is_some() => Ok(id.to_owned()),
        Some(_) => Err(Error::about(codes::disk::LEVEL_INVALID, "PerformanceLevel")),
    }
}
