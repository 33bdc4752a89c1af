//! Names and descriptions of deployment sets.

use compute::instance::{Description, InstanceName, NameRules};

use crate::ecs::codes;
use crate::ecs::errors::{Error, Result};

/// A name; empty where there is none.
pub(super) fn name(text: Option<&str>) -> Result<String> {
    let Some(text) = text else { return Ok(String::new()) };
    let name = InstanceName::parse(text, &NameRules::default()).map(String::from);
    name.map_err(|_| Error::of(codes::deployment_set::NAME_MALFORMED))
}

/// A description; empty where there is none.
pub(super) fn description(text: Option<&str>) -> Result<String> {
    let Some(text) = text else { return Ok(String::new()) };
    let text = Description::parse(text, Description::OF_INSTANCE).map(String::from);
    text.map_err(|_| Error::of(codes::instance::DESCRIPTION_MALFORMED))
}
