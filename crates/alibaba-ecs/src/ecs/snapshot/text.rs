//! Names, descriptions and times for which snapshots are kept.

use compute::instance::{Description, InstanceName, NameRules};

use crate::code::Code;
use crate::ecs::codes;
use crate::ecs::errors::{Error, Result};

/// A name; empty where there is none. Names that begin with `auto` are those of snapshots that policies make.
pub(super) fn name(text: Option<&str>) -> Result<String> {
    let malformed = || Error::of(codes::snapshot::NAME_MALFORMED);
    let Some(text) = text.filter(|text| !text.is_empty()) else { return Ok(String::new()) };
    if text.starts_with("auto") {
        return Err(malformed());
    }
    InstanceName::parse(text, &NameRules::default()).map(String::from).map_err(|_| malformed())
}

/// A description; empty where there is none.
pub(super) fn description(text: Option<&str>) -> Result<String> {
    let Some(text) = text.filter(|text| !text.is_empty()) else { return Ok(String::new()) };
    let text = Description::parse(text, Description::OF_INSTANCE).map(String::from);
    text.map_err(|_| Error::of(codes::disk::CHANGED_DESCRIPTION_MALFORMED))
}

/// A number of days, 1 to 65536.
pub(super) fn days(days: Option<i64>, malformed: Code) -> Result<Option<i64>> {
    if days.is_some_and(|days| !(1..=65_536).contains(&days)) { Err(Error::of(malformed)) } else { Ok(days) }
}
